"""What follows what in an article: by it a headline that is joined from pieces is told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from summarise.common.text.words import FUNCTION_WORDS

_NEGATIONS = frozenset(("not", "never", "t"))  # the last of "won't"
_Pair = tuple[str, str]


class BigramIndex(NamedTuple):
    """Which words of an article follow each other.

    Attributes:
        pairs: the words that do.
        denied: those that do but for a "not" between them.
        negated: words that stand behind a "not" and nowhere else.
    """

    pairs: frozenset[_Pair] = frozenset()
    denied: frozenset[_Pair] = frozenset()
    negated: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: Sequence[str]) -> BigramIndex:
        """The order of an article's words, punctuation left out."""
        pairs = frozenset(pairwise(words))
        denied = (
            (before, after)
            for before, between, after in zip(words, words[1:], words[2:], strict=False)
            if between in _NEGATIONS
        )
        behind = {after for before, after in pairs if before in _NEGATIONS}
        elsewhere = {after for before, after in pairs if before not in _NEGATIONS}
        return cls(pairs, frozenset(denied), frozenset(behind - elsewhere - FUNCTION_WORDS))

    def joints(self, words: Sequence[str]) -> list[_Pair]:
        """The words of a headline that follow each other and do not so in the article."""
        return [pair for pair in pairwise(words) if pair not in self.pairs]

    def leaves_out_a_not(self, words: Sequence[str]) -> bool:
        """Whether the article says these words with a "not" that is missing."""
        negated = not self.negated.isdisjoint(words) and _NEGATIONS.isdisjoint(words)
        return negated or not self.denied.isdisjoint(self.joints(words))
