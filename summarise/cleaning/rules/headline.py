"""Which line of a dump is its headline: above the article, and made of the words that it uses."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import Bools, Ints

_OPENING_SHARE = 0.1  # of the running text: no headline stands below it
_BELOW_PROSE = 0.5  # what a line is worth below a paragraph: a heading, more likely
_ABOVE_CREDIT = 2.0  # and above a byline or date
HEADLINE_WORDS = 3  # at least
_NEAR = 3  # lines below a headline, where these stand
_LATER = 1.5  # times the score that a line needs to go before one above it
_PARAGRAPH_WORDS = 25
_UNITS = 1e6  # of a score, so that it is a whole number and sums are exact in any order


def score_lines(texts: BlockTexts, prose: Bools) -> NDArray[np.float64]:
    """Return how often the running text of its document says the words of each block, (n,).

    Args:
        texts: the blocks of some documents.
        prose: which of them read as running text, (n,).
    """
    pairs = texts.pairs
    said = np.bincount(pairs.terms, pairs.times * prose[pairs.blocks])
    worth = np.rint(np.log1p(said) * _UNITS)[pairs.terms]
    return np.bincount(pairs.blocks, worth, minlength=len(prose)).astype(np.float64)


def choose_headline(
    scores: NDArray[np.float64],
    counts: Ints,
    prose: Bools,
    possible: Callable[[int], bool],
    credit: Callable[[int], bool],
) -> int | None:
    """Return the index of a document's headline, None when no line can be one.

    The line wins whose words the running text says most often; where it says none of them, the
    first line that can be a headline.

    Args:
        scores: see `score_lines`, (n,) of the document's n blocks.
        counts: bare words of each, (n,).
        prose: whether each reads as running text, (n,).
        possible: whether a block can be a headline by its looks.
        credit: whether a block is a byline or a date.
    """
    passed = np.cumsum(counts * prose)
    opening = int(np.searchsorted(passed, _OPENING_SHARE * passed[-1]))
    lines = np.flatnonzero(~prose[:opening])
    long = np.flatnonzero(prose[:opening] & (counts[:opening] >= _PARAGRAPH_WORDS))
    worth = scores[lines]
    if len(long):
        worth[lines > long[0]] *= _BELOW_PROSE
    best, best_score = None, -1.0
    for i, score in zip(lines.tolist(), worth.tolist(), strict=True):
        # by far most lines lose even then, and looking is expensive
        if score * _ABOVE_CREDIT <= _LATER * best_score or not possible(i):
            continue
        if any(credit(j) for j in range(i + 1, min(i + 1 + _NEAR, len(counts)))):
            score *= _ABOVE_CREDIT
        if score > _LATER * best_score:
            best, best_score = i, score
    return best
