"""Which line of a dump is its headline: above the article, and made of the words that it uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from summarise.cleaning.texts import Texts
from summarise.cleaning.vocabulary import Bools

_OPENING_SHARE = 0.1  # of the running text: no headline stands below it
_BELOW_PROSE = 0.5  # what a line is worth below a paragraph: a heading, more likely
_ABOVE_CREDIT = 2.0  # and above a byline or date
_NEAR = 3  # lines below a headline, where these stand
_LATER = 1.5  # times the score that a line needs to go before one above it
_PARAGRAPH_WORDS = 25
_UNITS = 1e6  # of a score, so that it is a whole number and sums are exact in any order


def headline(
    texts: Texts,
    prose: Sequence[int],
    possible: Callable[[int], bool],
    credit: Callable[[int], bool],
) -> int | None:
    """The index of a dump's headline, None when no line can be one.

    The line wins whose words the running text says most often; where it says none of them, the
    first line that can be a headline.

    Args:
        texts: the blocks, n.
        prose: the blocks that read as running text.
        possible: whether a block can be a headline by its looks.
        credit: whether a block is a byline or a date.
    """
    reads = np.zeros(len(texts.raw), np.bool_)
    reads[prose] = True
    passed = np.cumsum(texts.counts * reads)
    opening = int(np.searchsorted(passed, _OPENING_SHARE * passed[-1]))
    best, best_score = None, -1.0
    scores = _scores(texts, reads)
    for i in np.flatnonzero(~reads[:opening]).tolist():
        score = scores[i]
        # by far most lines lose even then, and looking is dear
        if score * _ABOVE_CREDIT <= _LATER * best_score or not possible(i):
            continue
        if any(credit(j) for j in range(i + 1, min(i + 1 + _NEAR, len(reads)))):
            score *= _ABOVE_CREDIT
        if score > _LATER * best_score:
            best, best_score = i, score
    return best


def _scores(texts: Texts, prose: Bools) -> list[float]:
    """How often the running text says the words of each block, (n,)."""
    pairs = texts.pairs
    said = np.bincount(pairs.terms, pairs.times * prose[pairs.blocks])
    worth = np.rint(np.log1p(said) * _UNITS)[pairs.terms]
    scores = np.bincount(pairs.blocks, worth, minlength=len(prose))
    if len(long := np.flatnonzero(prose & (texts.counts >= _PARAGRAPH_WORDS))):
        scores[long[0] :] *= _BELOW_PROSE
    return scores.tolist()  # type: ignore[no-any-return]
