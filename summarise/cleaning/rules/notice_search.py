"""Find notices of consent and of reprints, by how many of their words they have."""

from __future__ import annotations

import re

import numpy as np

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import WordPredicate
from summarise.cleaning.languages import alternatives, collect

_MOST_WORDS = 160  # of a notice
_LEAST = 4  # different words of a notice
_ADDRESSES = 2  # words that address the reader, or speak for the site


_is_address: WordPredicate = frozenset(collect(lambda of: of.address)).__contains__
_is_of_consent: WordPredicate = re.compile(alternatives(lambda of: of.consent_words)).fullmatch
_is_of_reprints: WordPredicate = re.compile(alternatives(lambda of: of.reprint_words)).fullmatch


def find_notices(texts: BlockTexts) -> dict[int, str]:
    """Return the blocks that are notices, and of what."""
    addressed = np.bincount(texts.owners[texts.words_that(_is_address)], minlength=len(texts.raw))
    found = dict[int, str]()
    for name, words in (("consent", _is_of_consent), ("reprints", _is_of_reprints)):
        inside = texts.vocabulary.test(words, texts.pairs.words)
        number = np.bincount(texts.pairs.blocks[inside], minlength=len(texts.raw))
        least = addressed >= (_ADDRESSES if name == "consent" else 0)
        for i in np.flatnonzero(
            (number >= _LEAST) & least & (texts.counts <= _MOST_WORDS)
        ).tolist():
            found.setdefault(i, name)
    return found
