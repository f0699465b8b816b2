"""Choose the blocks of a text that are kept, by how likely each is part of the article and by what is around it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarise.cleaning.blocks.features import Numbers
from summarise.cleaning.blocks.vocabulary import Bools
from summarise.cleaning.rules.document import MarkedDocument

FEW_WORDS = 20  # of a whole document
# Chances from which a block is kept where F1 can be expected to be 0.8; in proportion where it is not.
_KEPT = 0.4
_EXPECTED = 0.8
_LEAST_EXPECTED = 0.4
_KEPT_BESIDE = 0.05  # a paragraph next to one that is kept, or with nothing but a box between
_KEPT_DOUBLY = 0.02  # and one between two of them, whatever else stands there


def keep_of_text(
    dump: MarkedDocument, chances: Numbers, dropped: list[int], boxes: list[int]
) -> Bools:
    """Choose the blocks of a text that are kept, (n,), none of those that are dropped for certain, boxes among them."""
    least = _KEPT * expected_f1(chances, dump.words) / _EXPECTED
    kept, prose = chances >= least, np.array(dump.prose)
    kept[dropped] = prose[dropped] = False
    if len(places := np.flatnonzero(kept)):
        inside = slice(places[0], places[-1])
        kept[inside] |= prose[inside] & (chances[inside] >= _KEPT_DOUBLY)
    joined = prose & (chances >= _KEPT_BESIDE)
    beside = joined.copy()
    beside[boxes] = True
    run = np.cumsum(~beside)  # the same number for paragraphs that nothing else stands between
    with_kept = np.zeros(run[-1] + 1, np.bool_)
    with_kept[run[joined & kept]] = True
    return kept | (joined & with_kept[run])


def expected_f1(chances: Numbers, words: Sequence[int]) -> float:
    """Return the highest F1 that a choice of blocks can be expected to have, by words.

    What is likelier than half of it raises it, and nothing else does: Lipton et al. 2014
    (https://arxiv.org/abs/1402.1892).
    """
    order = np.argsort(-chances)
    sizes = np.array(words)[order]
    inside = np.cumsum(chances[order] * sizes)
    f1 = 2 * inside / (np.cumsum(sizes) + inside[-1] + 1e-9)
    return max(float(f1.max()), _LEAST_EXPECTED)
