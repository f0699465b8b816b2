"""Which line of a dump is its headline: above the article, and made of the words that it uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import compress
from math import log1p

_OPENING_SHARE = 0.1  # of the running text: no headline stands below it
_BELOW_PROSE = 0.5  # what a line is worth below a paragraph: a heading, more likely
_ABOVE_CREDIT = 2.0  # and above a byline or date
_NEAR = 3  # lines below a headline, where these stand
_LATER = 1.5  # times the score that a line needs to go before one above it
_PARAGRAPH_WORDS = 25


def headline(
    keys: Sequence[str],
    prose: Sequence[bool],
    possible: Callable[[int], bool],
    credit: Callable[[int], bool],
) -> int | None:
    """The index of a dump's headline, None when no line can be one.

    The line wins whose words the running text says most often; where it says none of them, the
    first line that can be a headline.

    Args:
        keys: each block folded to its bare words.
        prose: whether a block reads as running text.
        possible: whether a block can be a headline by its looks.
        credit: whether a block is a byline or a date.
    """
    said = Counter(" ".join(compress(keys, prose)).split())
    opening = _OPENING_SHARE * said.total()
    passed, best, best_score = 0, None, -1.0
    worth = 1.0
    for i, (key, reads) in enumerate(zip(keys, prose, strict=True)):
        words = len(key.split()) if reads else 0
        passed += words
        if passed >= opening:
            break
        if words >= _PARAGRAPH_WORDS:
            worth = _BELOW_PROSE
        if words:
            continue
        asked = (word for word in set(key.split()) if len(word) > 3 and word in said)
        score = worth * sum(log1p(said[word]) for word in asked)
        # by far most lines lose even then, and looking is dear
        if score * _ABOVE_CREDIT <= _LATER * best_score or not possible(i):
            continue
        if any(credit(j) for j in range(i + 1, min(i + 1 + _NEAR, len(keys)))):
            score *= _ABOVE_CREDIT
        if score > _LATER * best_score:
            best, best_score = i, score
    return best
