"""Describe what a block looks like by itself: its length, its letters, how it begins and ends."""

from __future__ import annotations

import numpy as np

from summarise.cleaning.blocks.arrays import differences
from summarise.cleaning.blocks.features import characters as kind
from summarise.cleaning.blocks.features.columns import Numbers, Rows
from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import Ints
from summarise.common.text.characters import LINE_FEED, to_codes

_PARAGRAPH_WORDS = 20
_ENDLESS = 1000  # words


def describe_shape(texts: BlockTexts, rows: Rows) -> Numbers:
    """Describe what a block looks like by itself, from one pass over all characters.

    Returns:
        how many words each has, (n,).
    """
    n, words = len(texts.raw), texts.counts
    codes = to_codes("\n".join([*texts.raw, ""]))
    kinds = kind.character_classes().take(codes, mode="clip")
    ends = np.flatnonzero(codes == LINE_FEED)
    size = differences(ends, -1)  # of a block, with its line feed
    first, last, closing = kinds[ends - size + 1], kinds[ends - 1], codes[ends - 1]
    owner = np.repeat(np.arange(0, n * kind.CLASSES, kind.CLASSES), size)
    owner += kinds
    number = (
        np.bincount(owner, minlength=n * kind.CLASSES).reshape(n, kind.CLASSES).T
    )  # (classes, n)
    share = number / size
    count: Numbers = np.maximum(words, number[kind.UNCASED] / 2)  # scripts without spaces
    count = np.minimum(count, _ENDLESS)  # so that one line does not make all others look like none
    space = kinds == kind.SPACE
    opens_word = space[:-1] & (kinds[1:] == kind.UPPER)
    opens_word[(ends - size)[texts.bounds[1:-1]]] = False  # nothing stands before a document
    new_sentence = np.flatnonzero((kinds[:-1] == kind.STOP) & space[1:])
    new_sentence = new_sentence[codes[new_sentence + 1] != LINE_FEED]

    rows["length"][:] = np.log1p(size)
    rows["count"][:] = np.log1p(count)
    rows["word_length"][:] = size / (words + 1) / 10
    rows["lower"][:] = share[kind.LOWER]
    rows["upper"][:] = share[kind.UPPER]
    rows["digits"][:] = share[kind.DIGIT]
    rows["marks"][:] = share[kind.MARK :].sum(axis=0)
    rows["commas"][:] = share[kind.COMMA] * 20
    rows["capitalised"][:] = _number(np.flatnonzero(opens_word) + 1, ends) / (words + 1)
    rows["ends"][:] = texts.end
    rows["colon"][:] = (closing == kind.COLON) | (closing == kind.WIDE_COLON)
    rows["opens_upper"][:] = first == kind.UPPER
    rows["opens_lower"][:] = first == kind.LOWER
    rows["opens_digit"][:] = first == kind.DIGIT
    rows["opens_mark"][:] = first >= kind.MARK
    rows["closes_digit"][:] = last == kind.DIGIT
    rows["closes_mark"][:] = last >= kind.MARK
    rows["sentences"][:] = np.log1p(_number(new_sentence, ends))
    joined = np.flatnonzero((kinds[:-1] == kind.LOWER) & (kinds[1:] == kind.UPPER))
    rows["joined"][:] = np.minimum(_number(joined, ends), 3) / 3
    rows["running"][:] = texts.prose
    rows["paragraph"][:] = rows["running"] * (count >= _PARAGRAPH_WORDS)
    return count


def _number(places: Ints, ends: Ints) -> Ints:
    """Count how many of some characters are in each block, which ends where `ends` says."""
    return differences(np.searchsorted(places, ends))
