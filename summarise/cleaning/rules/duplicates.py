"""Blocks that say what others say: repeated ones, pull quotes, and those that say the article at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from summarise.cleaning.rules.document import Mark, MarkedDocument

_PARAGRAPH_WORDS = 20  # a shorter sentence may be an item of several lists


def whole_articles(document: MarkedDocument) -> Iterator[Mark]:
    """Mark blocks that say in one what many paragraphs say, as a page's data for machines does."""
    for i, said in document.wholes.items():
        yield Mark(i, "duplicate", f"says at once what {len(said)} paragraphs say", 0.9)


def parts_of_wholes(document: MarkedDocument) -> Iterator[Mark]:
    """Mark what such a block says as the article."""
    for i, said in document.wholes.items():
        for j in said:
            yield Mark(j, "body", f"block {i + 1} says the article at once, and this in it", 0.9)


def repeats(document: MarkedDocument) -> Iterator[Mark]:
    """Mark blocks that say what an earlier one said, and pull quotes."""
    words = document.words
    sayings, seen = document.sayings.tolist(), dict[int, int]()
    quotes = {i for i in document.quotes if 6 <= words[i] <= 60}
    body = document.body() if quotes else []
    body_keys = [document.key(j) for j in body]
    starts = list(accumulate((len(each) + 1 for each in body_keys), initial=0))
    whole = "".join(each + "\n" for each in body_keys)
    for i in document.free():
        first = seen.setdefault(sayings[i], i)
        if first != i and words[i] >= 4:
            paragraph = document.ends[i] and words[i] >= _PARAGRAPH_WORDS
            yield Mark(i, "duplicate", f"repeats block {first + 1}", 0.9 if paragraph else 0.8)
        elif i in quotes:
            at = whole.find(document.key(i))
            if at >= 0 and body[bisect_right(starts, at) - 1] == i:  # itself
                at = whole.find(document.key(i), at + 1)
            said = body[bisect_right(starts, at) - 1] if at >= 0 else i
            if sayings[said] != sayings[i]:
                yield Mark(i, "duplicate", f"a pull quote: block {said + 1} says it too", 0.9)
