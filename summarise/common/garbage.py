"""How often Python looks for garbage: rarely, since documents and what is made of them are no cycles."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = 100_000, 10, 100
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


def leave_the_rest() -> None:
    """Look for no garbage when the process ends, with which all goes: that took a fortieth of the time."""
    atexit.register(gc.freeze)
