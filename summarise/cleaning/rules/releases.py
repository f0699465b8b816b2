"""The end of a press release: what stands below `ENDS` or `###` and a heading that no article has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarise.cleaning.rules.document import Mark, MarkedDocument

END_OF_RELEASE = "stands at the end of a press release"
_LEAST_BODY = 2  # paragraphs above it
_END = re.compile(r"(?i:ends|-\s?ends?\s?-|\[ends\])[.:]?|###|# # #|-\s?30\s?-")


def releases(document: MarkedDocument) -> Iterator[Mark]:
    """Mark the end of a press release: one mark of an end and right below it a heading of notes.

    Marks of an end alone are none: scenes, stories and articles of agencies end so too.
    """
    texts = document.texts
    ends = {i - 1 for i in document.release_headings if i and _END.fullmatch(texts[i - 1])}
    if len(ends) != 1 or sum(map(bool, map(_END.fullmatch, texts))) != 1:
        return
    [end] = ends
    body = document.body()
    if len([i for i in body if i < end]) < _LEAST_BODY:
        return
    below = sum(document.words[i] for i in body if i > end)
    if 2 * below > sum(document.words[i] for i in body):
        return  # the article may stand below
    yield Mark(end, "navigation", "ends a press release", 0.9)
    for i in range(end + 1, len(texts)):
        yield Mark(i, "navigation", END_OF_RELEASE, 0.9)
