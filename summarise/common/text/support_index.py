"""The word signals of support: how much of a sentence stands together in one place of the article.

A sentence is compared with the article's own sentences, since what is put together from many of
them is where summaries go wrong. Rare words of the article count for more (inverse sentence
frequency).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from summarise.common.text.lcs import LCS
from summarise.common.text.sentences import split_sentences
from summarise.common.text.stemming import Stem, stemmer
from summarise.common.text.unicode_tokens import unicode_tokens
from summarise.common.text.words import FUNCTION_WORDS

_POSSESSIVE = re.compile(r"['’]s\b")


class SupportSignals(NamedTuple):
    """What of a sentence an article has, shares from 0 to 1.

    Attributes:
        one: content words found in the one article sentence that has most of them.
        two: those found in the best two neighbouring sentences.
        order: words found in the same order in one sentence.
    """

    one: float
    two: float
    order: float

    @property
    def score(self) -> float:
        """The mean of the three, unweighted, so that nothing is fitted to one set of judgements."""
        return math.fsum(self) / len(self)


class SupportIndex:
    """An article, ready to have sentences of summaries compared with it."""

    def __init__(self, article: str) -> None:
        split = (_stems(article[start:end]) for start, end in split_sentences(article))
        self._sentences = [words for words in split if words]
        self._sets = [set(words) for words in self._sentences]
        self._pairs = [a | b for a, b in zip(self._sets, self._sets[1:], strict=False)]
        self._frequency = Counter(word for words in self._sets for word in words)

    def signals(self, sentence: str) -> SupportSignals:
        """Return the signals of a summary's sentence; all 0 when either has no word."""
        words = _stems(sentence)
        if not words or not self._sets:
            return SupportSignals(0.0, 0.0, 0.0)
        columns = LCS(words)
        order = max(map(columns.length, self._sentences)) / len(words)
        weights = {word: self._weight(word) for word in words if word not in FUNCTION_WORDS}
        total = sum(weights.values())
        if not total:  # without a content word there is only the order to go by
            return SupportSignals(order, order, order)
        one = max(_found(weights, sentence) for sentence in self._sets)
        two = max((_found(weights, pair) for pair in self._pairs), default=one)
        return SupportSignals(one / total, two / total, order)

    def _weight(self, word: str) -> float:
        """Return the inverse sentence frequency; a word that the article lacks weighs most."""
        return math.log((len(self._sets) + 1) / (self._frequency[word] + 0.5))


def _found(weights: dict[str, float], words: set[str]) -> float:
    return sum(weight for word, weight in weights.items() if word in words)


def _stems(text: str) -> list[str]:
    return unicode_tokens(_POSSESSIVE.sub("", text), _stem())


@lru_cache(maxsize=1)
def _stem() -> Stem:
    return stemmer("rouge-score")
