"""What is predicted of a headline before it is written: its words and its length."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import torch

from summarise.common.text.words import FUNCTION_WORDS
from summarise.generation.extractive.bigrams import BigramIndex

_STRENGTH = 1.5  # nats of bias for each nat of log-odds ...
_NEUTRAL = -2.0  # ... above these, at which a word is neither favoured nor disfavoured
_LEAST_BIAS, _MOST_BIAS = -4.5, 9.0  # nats
_ELSEWHERE = 0.05  # probability that a word which the article lacks is in its headline
_FEWEST_WORDS = 4.0  # of a headline to be expected
_NOVEL_COST = 0.015  # of ROUGE-1, for two words together that the article does not have together
_LOOSE_COST = 0.045  # the same behind a function word, which asks for what the article has there


@dataclass(frozen=True)
class HeadlinePrediction:
    """What an article's headline is predicted to be.

    Attributes:
        words: log-odds that it takes a word, by the word in the vocabulary's spelling.
        openings: the same by the token that opens the word.
        length: its words.
        pieces: splits a text as the vocabulary does.
        bigrams: of what is read of the article, in the vocabulary's spelling.
    """

    words: Mapping[str, float]
    openings: Mapping[int, float]
    length: float
    pieces: Callable[[str], list[str]]
    bigrams: BigramIndex = field(default_factory=BigramIndex)

    def bias(self, size: int) -> torch.Tensor:
        """Return what to add to each token's log-probability while decoding, [size], in nats."""
        bias = torch.zeros(size)
        for token, odds in self.openings.items():
            bias[token] = max(_LEAST_BIAS, min(_MOST_BIAS, _STRENGTH * (odds - _NEUTRAL)))
        return bias

    def split(self, text: str) -> list[str]:
        """Return a text's words in the vocabulary's spelling, without punctuation."""
        words: list[str] = []
        for piece in self.pieces(text):
            if piece.startswith("##"):
                words[-1] += piece.removeprefix("##")
            else:
                words.append(piece)
        return [word for word in words if word.isalnum()]

    def expected_rouge(self, words: Sequence[str]) -> float:
        """Return the expected ROUGE-1 F-measure, 0 to 1, of these words as the headline."""
        found = sum(
            1 / (1 + math.exp(-self.words[word])) if word in self.words else _ELSEWHERE
            for word in sorted(set(words))  # sorted, since a sum of floats depends on its order
        )
        return 2 * found / (len(words) + max(self.length, _FEWEST_WORDS))

    def rank(self, texts: Sequence[str]) -> list[str]:
        """Return headlines by their expected ROUGE-1, less a cost for each novel bigram, best first.

        What is put together from many pieces is seldom grammatical, and often false. What drops a
        negation comes last.
        """
        return sorted(dict.fromkeys(texts), key=self._score, reverse=True)

    def _score(self, text: str) -> tuple[bool, float]:
        """Return what a headline is ranked by: no dropped negation, then ROUGE-1 less its costs."""
        words = self.split(text)
        novel = self.bigrams.novel_bigrams(words)
        loose = sum(before in FUNCTION_WORDS for before, _ in novel)
        cost = _NOVEL_COST * (len(novel) - loose) + _LOOSE_COST * loose
        return not self.bigrams.drops_negation(words), self.expected_rouge(words) - cost
