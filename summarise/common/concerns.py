"""What of a summary a reader should look at before it is printed, as its record tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ROUTINE = ("repaired: ", "decoded as ")  # how warnings begin that change nothing of what is said
_UNSUPPORTED = 3  # warnings that a name, number, date or quotation of nobody's weighs as


def concerns(record: Mapping[str, Any]) -> list[str]:
    """Return what a reader should look at, the gravest first, a sentence each; nothing routine.

    Args:
        record: of `summarise run`.
    """
    found: dict[str, list[str]] = {}
    for piece in record.get("unsupported") or ():
        found.setdefault(piece["length"], []).append(f"“{piece['text']}”")
    lacking = [
        f"not in the article: {', '.join(dict.fromkeys(texts))} ({length})"
        for length, texts in found.items()
    ]
    said = (str(warning) for warning in record.get("warnings") or ())
    return lacking + [warning for warning in said if not warning.startswith(_ROUTINE)]


def gravity(record: Mapping[str, Any]) -> int:
    """Return how much there is to look at, 0 for nothing: what to sort by."""
    unsupported = len(record.get("unsupported") or ())
    return len(concerns(record)) + _UNSUPPORTED * unsupported
