"""Notices of consent and of reprints, which read as prose."""

from __future__ import annotations

from collections.abc import Iterator

from summarise.cleaning.rules.document import Mark, MarkedDocument

_MOST_OF_ARTICLE = 0.5  # of a document's prose: what has more of it is about such notices


def notices(document: MarkedDocument) -> Iterator[Mark]:
    """Mark notices of consent and of reprints."""
    found = document.notices
    if not found:
        return
    prose = sum(n for n, reads in zip(document.words, document.prose, strict=True) if reads)
    if sum(document.words[i] for i in found) <= _MOST_OF_ARTICLE * prose:
        for i, what in found.items():
            yield Mark(i, "legal", f"reads as a notice of {what}", 0.9)
