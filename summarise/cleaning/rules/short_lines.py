"""Short lines around the article, and inside it: headings, lists and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from summarise.cleaning.rules.document import Mark, MarkedDocument

_HEADING_WORDS = 14
_SHORT_LINE_WORDS = 6
_TOPICS = re.compile(r"[^|\d.?!]{1,30}(?: \| [^|\d.?!]{1,30})+")


def short_lines(document: MarkedDocument) -> Iterator[Mark]:
    """Mark short lines before, beside and after the article; inside it, headings, lists and quotes."""
    body, free = document.body(), document.free()
    words, ends, prose = document.words, document.ends, document.prose
    if not body:
        for i in free:
            if not ends[i]:
                yield Mark(i, "navigation", "a short line where no article is", 0.6)
        return
    first, last = body[0], body[-1]
    following = dict(pairwise(free))
    promos = {i for i, found in document.marks.items() if found.label == "promo"}
    beside_promo = {i + 1 for i in promos} | {i - 1 for i in promos}
    bullets, quotes = document.bullets, document.quotes
    for i in free:
        if not first < i < last and "|" in (text := document.texts[i]) and _TOPICS.fullmatch(text):
            yield Mark(i, "navigation", "topics, parted by bars", 0.9)
        elif i in beside_promo and words[i] <= _SHORT_LINE_WORDS and not ends[i]:
            yield Mark(i, "promo", "a short line inside a newsletter or subscription box", 0.7)
            beside_promo.add(i + 1)
        elif i in bullets and first < i:
            yield Mark(i, "list", "an item of a list in the article", 0.8)
        elif i in quotes:
            yield Mark(i, "quote", "direct speech", 0.8)
        elif ends[i] or words[i] > _HEADING_WORDS:
            continue
        elif i < first:
            yield Mark(i, "navigation", "a short line before the article's first paragraph", 0.7)
        elif i > last:
            yield Mark(i, "navigation", "a short line after the article's last paragraph", 0.7)
        elif prose[following.get(i, i)]:
            yield Mark(i, "heading", "a short line above a paragraph", 0.7)
