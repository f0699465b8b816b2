"""What of a summary a reader should look at before it is printed, as its record tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from summarise.common.documents import DENIES

_ROUTINE = ("repaired: ", "decoded as ")  # how warnings begin that change nothing of what is said
# what may make a summary false or beside the point, where other warnings only say what is missing
_GRAVE = re.compile(
    rf"\w+: (?:low support|names .* clears: |no sentence of the article says this of )|{re.escape(DENIES)}|(?:under embargo|paid content|satire|a correction).*, as it says: "
    r"|this may be a list of stories|.* looks like \d+ articles"
)
# other warnings that such a one weighs as, and each name, number, date or quotation of nobody's
_WEIGHT = 3


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
    grave, other = _warnings(record)
    return lacking + grave + other


def gravity(record: Mapping[str, Any]) -> int:
    """Return how much there is to look at, 0 for nothing: what to sort by."""
    unsupported = len(record.get("unsupported") or ())
    grave, other = _warnings(record)
    return _WEIGHT * (unsupported + len(grave)) + len(other)


def _warnings(record: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Return the warnings of a record that are grave, and the others; nothing routine."""
    said = [str(warning) for warning in record.get("warnings") or ()]
    told = [warning for warning in said if not warning.startswith(_ROUTINE)]
    grave = [warning for warning in told if _GRAVE.match(warning)]
    return grave, [warning for warning in told if warning not in grave]
