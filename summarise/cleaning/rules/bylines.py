"""Bylines, dates and agencies around the head, and the credit at the end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from summarise.cleaning.metadata.byline import (
    announces_byline,
    is_full_name,
    is_name_and_date,
    names_role,
    parse_signature,
)
from summarise.cleaning.rules.document import Mark, MarkedDocument

_MOST_NAME_WORDS, _MOST_ROLE_WORDS = 3, 4
_ROLE_WITHIN = 40  # characters behind a name
_LAST = 5  # lines of a document, where it tells of its author
_MOST_BELOW_TITLE = 10  # blocks, where standfirsts of several paragraphs stand above the date


def bylines(document: MarkedDocument) -> Iterator[Mark]:
    """Mark who wrote it, for whom and when: lines around the head, and the credit at the end."""
    body = document.body()
    title = next((i for i, mark in document.marks.items() if mark.label == "title"), None)
    above, below = (0, -1) if title is None else (title - 3, title)
    head = next((i for i in body if i > below), len(document.texts))
    near_head = range(max(above, 0), min(head + 3, len(document.texts)))
    third = next(iter(body[bisect_right(body, below) + 2 :]), len(document.texts))
    dated = range(near_head.start, max(near_head.stop, min(third, below + _MOST_BELOW_TITLE)))
    for i in sorted(document.reporting | document.dates | document.agencies | set(near_head)):
        text = document.texts[i]
        if i in document.reporting:
            yield Mark(i, "byline", "credits those who reported and edited", 0.95)
        elif i in document.dates:
            if i in dated:
                yield Mark(i, "date", "is a date and nothing else", 0.95)
            else:
                yield Mark(i, "navigation", "a date away from the article's head", 0.8)
        elif i in document.agencies:
            yield Mark(i, "agency", "names a news agency", 0.95)
        elif document.words[i] <= 14 and document.byline(i):
            yield Mark(i, "byline", "says who wrote the article", 0.9)
        elif i in near_head and is_name_and_date(text):
            yield Mark(i, "date", "says where and when the article was published", 0.9)
        elif i in near_head and parse_signature(text):
            yield Mark(i, "byline", "is a name and a date", 0.9)
        elif i in near_head and is_full_name(text.split(" | ")[0]) and _dated_below(document, i):
            yield Mark(i, "byline", "is a name above a date", 0.9)
        elif below < i < head and _is_name(document, i) and _is_role(document, i + 1):
            yield Mark(i, "byline", "is a name above what its bearer is", 0.9)
            yield Mark(i + 1, "navigation", "says what the author is", 0.9)
        elif i == below + 1 and _is_name(document, i) and _told_of(document, text):
            yield Mark(i, "byline", "is a name that the end tells of as the author's", 0.9)
        elif announces_byline(text) and i + 1 < len(document.texts):
            yield Mark(i, "byline", "announces who wrote the article", 0.9)
            if is_full_name(document.texts[i + 1]):
                yield Mark(i + 1, "byline", "says who wrote the article", 0.9)


def _is_name(document: MarkedDocument, i: int) -> bool:
    """Return whether a line is a name of two or three words: of four are rows of links too."""
    return document.words[i] <= _MOST_NAME_WORDS and is_full_name(document.texts[i])


def _is_role(document: MarkedDocument, i: int) -> bool:
    """Return whether a line says what one is who writes, and nothing else."""
    if i >= len(document.texts) or document.words[i] > _MOST_ROLE_WORDS:
        return False
    text = document.texts[i]
    return names_role(text) and not document.ends[i] and "," not in text  # as in By Ann, editor


def _told_of(document: MarkedDocument, name: str) -> bool:
    """Return whether one of the last lines says of a name that it is one who writes."""
    behind = f"{name} is "
    return any(
        text.startswith(behind) and names_role(text[: len(behind) + _ROLE_WITHIN])
        for text in document.texts[-_LAST:]
    )


def _dated_below(document: MarkedDocument, i: int) -> bool:
    """Return whether the line below says when the article was published, and perhaps where."""
    below = i + 1
    if below >= len(document.texts) or i in document.marks:
        return False
    return below in document.dates or is_name_and_date(document.texts[below])
