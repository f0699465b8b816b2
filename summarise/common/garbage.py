"""How often Python looks for garbage: rarely, since documents and what is made of them are no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = 20_000, 50, 100
"""Objects, and rounds of the younger ones; see `gc.set_threshold`. As often as it does by itself takes
a twentieth of the time."""


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Look for garbage rarely until the block ends."""
    before = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
