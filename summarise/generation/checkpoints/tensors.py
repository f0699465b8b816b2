"""How tensors that something is wrong with are named in a message."""

from __future__ import annotations

from collections.abc import Collection

_NAMED = 3


def some(names: Collection[str]) -> str:
    """Name the first of some tensors, and say how many more there are."""
    first = sorted(names)[:_NAMED]
    more = f" and {len(names) - _NAMED} more tensors" if len(names) > _NAMED else ""
    return ", ".join(first) + more
