"""The word signals of support: how much of a sentence stands together in one place of the article.

A sentence is compared with the article's own sentences, since what is put together from many of
them is where summaries go wrong. Rare words of the article count for more (inverse sentence
frequency).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import pairwise
from typing import NamedTuple

from summarise.common.text.lcs import LCS
from summarise.common.text.sentences import split_sentences
from summarise.common.text.stemming import stemmer
from summarise.common.text.unicode_tokens import unicode_tokens
from summarise.common.text.words import FUNCTION_WORDS, NEGATIONS, POSSESSIVE


class SupportSignals(NamedTuple):
    """What of a sentence an article has.

    Attributes:
        one: share of its content words found in the one article sentence that has most of them, the
            nearest.
        two: share found in the best two neighbouring sentences.
        order: share of its words found in the same order in one sentence.
        pairs: share of its neighbouring content words that are neighbours in an article sentence too.
        denied: it has a negation, and the nearest sentence and those around it have none.
    """

    one: float
    two: float
    order: float
    pairs: float
    denied: bool = False

    @property
    def share(self) -> float:
        """The mean of the four shares, unweighted, so that nothing is fitted to one set of judgements."""
        return math.fsum(self[:4]) / 4


class SupportIndex:
    """An article, ready to have sentences of summaries compared with it."""

    def __init__(self, article: str) -> None:
        split = (_stems(article[start:end]) for start, end in split_sentences(article))
        self._sentences = [words for words in split if words]
        self._pairs = {pair for words in self._sentences for pair in pairwise(_content(words))}
        self._places: dict[str, list[int]] = defaultdict(list)  # the sentences that have a word
        for place, words in enumerate(self._sentences):
            for word in set(words):
                self._places[word].append(place)

    def signals(self, sentence: str) -> SupportSignals:
        """Return the signals of a summary's sentence; all 0 when either has no word."""
        words = _stems(sentence)
        if not words or not self._sentences:
            return SupportSignals(0.0, 0.0, 0.0, 0.0)
        order = self._longest(words) / len(words)
        content = _content(words)
        weights = {word: self._weight(word) for word in content}
        total = sum(weights.values())
        if not total:  # without a content word there is only the order to go by
            return SupportSignals(order, order, order, order)
        ones = [0.0] * len(self._sentences)
        twos = [0.0] * (len(ones) + 1)  # of each sentence and the one before
        for word, weight in weights.items():
            places = self._places.get(word, ())
            for place in places:
                ones[place] += weight
            for place in {place + step for place in places for step in (0, 1)}:
                twos[place] += weight
        one = max(ones)
        pairs = list(pairwise(content))
        found = len(self._pairs.intersection(pairs)) / len(pairs) if pairs else one / total
        denied = not NEGATIONS.isdisjoint(words) and not self._negated(ones.index(one))
        return SupportSignals(one / total, max(twos) / total, order, found, denied)

    def _longest(self, words: list[str]) -> int:
        """Return how many of the words stand in the same order in one sentence, at most."""
        shared: Counter[int] = Counter()
        for word in words:
            shared.update(self._places.get(word, ()))
        columns, longest = LCS(words), 0
        for place, most in shared.most_common():
            if most <= longest:
                break
            longest = max(longest, columns.length(self._sentences[place]))
        return longest

    def _negated(self, place: int) -> bool:
        """Return whether a sentence or one beside it has a negation."""
        return any(abs(p - place) <= 1 for word in NEGATIONS for p in self._places.get(word, ()))

    def _weight(self, word: str) -> float:
        """Return the inverse sentence frequency; a word that the article lacks weighs most."""
        frequency = len(self._places.get(word, ()))
        return math.log((len(self._sentences) + 1) / (frequency + 0.5))


def _content(words: list[str]) -> list[str]:
    return [word for word in words if word not in FUNCTION_WORDS]


def _stems(text: str) -> list[str]:
    return unicode_tokens(POSSESSIVE.sub("", text), stemmer("rouge-score"))
