"""Which words of an article follow each other: by it a headline put together from pieces is told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from summarise.common.text.words import FUNCTION_WORDS

_NEGATIONS = frozenset(("not", "never", "t"))  # the last of "won't"
Bigram = tuple[str, str]


class BigramIndex(NamedTuple):
    """An article's bigrams, and what it says only with a negation.

    Attributes:
        bigrams: words that follow each other.
        denied: words that follow each other but for a negation between them.
        negated: words that stand behind a negation and nowhere else.
    """

    bigrams: frozenset[Bigram] = frozenset()
    denied: frozenset[Bigram] = frozenset()
    negated: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: Sequence[str]) -> BigramIndex:
        """Index an article's words, punctuation left out."""
        bigrams = frozenset(pairwise(words))
        denied = (
            (before, after)
            for before, between, after in zip(words, words[1:], words[2:], strict=False)
            if between in _NEGATIONS
        )
        behind = {after for before, after in bigrams if before in _NEGATIONS}
        elsewhere = {after for before, after in bigrams if before not in _NEGATIONS}
        return cls(bigrams, frozenset(denied), frozenset(behind - elsewhere - FUNCTION_WORDS))

    def novel_bigrams(self, words: Sequence[str]) -> list[Bigram]:
        """Return the bigrams of a headline that the article does not have."""
        return [bigram for bigram in pairwise(words) if bigram not in self.bigrams]

    def drops_negation(self, words: Sequence[str]) -> bool:
        """Return whether the article says these words with a negation that is missing."""
        negated = not self.negated.isdisjoint(words) and _NEGATIONS.isdisjoint(words)
        return negated or not self.denied.isdisjoint(self.novel_bigrams(words))
