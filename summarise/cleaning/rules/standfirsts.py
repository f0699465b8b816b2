"""The sentence between the headline and the byline."""

from __future__ import annotations

from collections.abc import Iterator

from summarise.cleaning.rules.document import Mark, MarkedDocument


def standfirsts(document: MarkedDocument) -> Iterator[Mark]:
    """Mark a sentence between the headline and the byline or date."""
    title = next((i for i, m in document.marks.items() if m.label == "title"), None)
    if title is None:
        return
    below = document.free(title + 1)[:1]
    if below and below[0] == title + 1 and 6 <= document.words[below[0]] <= 45:
        following = document.marks.get(below[0] + 1)
        if (
            following
            and following.label in {"byline", "date", "agency"}
            and len(document.body()) > 2
        ):
            yield Mark(below[0], "standfirst", "stands between headline and byline", 0.8)
