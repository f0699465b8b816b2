"""The end of a press release: notes to editors, what is said of the company, forward-looking statements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarise.cleaning.rules.document import Mark, MarkedDocument

_LEAST_BODY = 2  # paragraphs above it
_LEAST_LINES = 2  # of its kind: one may be a heading of the article
_ABOUT = re.compile(
    r"(?:About|ABOUT|Über|ÜBER|À propos de|À propos d['’]|Acerca de) ?(?:the |an? |die |den |das )?(\S+)"
)


def releases(document: MarkedDocument) -> Iterator[Mark]:
    """Mark the end of a press release, from the first of two lines on that stand in no other text."""
    found = sorted(document.release_headings)
    if len(found) < _LEAST_LINES:
        return
    body = document.body()
    if len(body) <= _LEAST_BODY:
        return
    found = [i for i in found if i > body[_LEAST_BODY - 1] and _is_heading(document, i)]
    if len(found) < _LEAST_LINES or all(_ABOUT.match(document.texts[i]) for i in found):
        return
    below = sum(document.words[i] for i in body if i > found[0])
    if 2 * below > sum(document.words[i] for i in body):
        return  # these are lines of a menu
    reason = f"stands below “{document.texts[found[0]]}”, at the end of a press release"
    yield Mark(found[0], "navigation", "opens the end of a press release", 0.9)
    for i in range(found[0] + 1, len(document.texts)):
        yield Mark(i, "navigation", reason, 0.9)


def _is_heading(document: MarkedDocument, i: int) -> bool:
    """Return whether a line is such a heading; one about a name has the name in the next."""
    text = document.texts[i]
    if named := _ABOUT.match(text):
        return i + 1 < len(document.texts) and named[1] in document.texts[i + 1][:60]
    # “Source:” and a name stands below pictures and figures
    return not text.casefold().startswith("source") or text.startswith("SOURCE ")
