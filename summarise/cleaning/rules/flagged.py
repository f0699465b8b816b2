"""Lines around the headline that say what an article is: under embargo, paid for, satire."""

from __future__ import annotations

from collections.abc import Iterator

from summarise.cleaning.metadata.flags import TAKES_BACK, flag_of
from summarise.cleaning.rules.document import Mark, MarkedDocument

_NEAR = 3  # blocks


def flagged(document: MarkedDocument) -> Iterator[Mark]:
    """Mark lines around the headline that say what the article is; what takes something back is text."""
    for title in [i for i, mark in document.marks.items() if mark.label == "title"]:
        for i in range(max(0, title - _NEAR), min(title + 1 + _NEAR, len(document.texts))):
            kind = flag_of(document.texts[i]) if i != title else None
            if kind and kind != TAKES_BACK:
                yield Mark(i, "navigation", f"says that the article is {kind}", 0.9)
