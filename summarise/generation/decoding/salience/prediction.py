"""What is predicted of a headline before it is written: its words and its length."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import torch

from summarise.common.text.words import FUNCTION_WORDS
from summarise.generation.extractive.bigrams import BigramIndex

_STRENGTH = 1.5  # nats of favour for each nat of log-odds ...
_NEUTRAL = -2.0  # ... above these, at which a word is neither favoured nor disfavoured
_LEAST, _MOST = -4.5, 9.0  # nats of favour
_ELSEWHERE = 0.05  # probability that a word which the article lacks is in its headline
_FEWEST_WORDS = 4.0  # of a headline to be expected
_JOINT_COST = 0.015  # of ROUGE-1, for two words together that the article does not have together
_LOOSE_COST = 0.045  # the same behind a function word, which asks for what the article has there


@dataclass(frozen=True)
class HeadlinePrediction:
    """What an article's headline may be expected to be.

    Attributes:
        words: log-odds that it takes a word, by the word in the vocabulary's spelling.
        openings: the same by the token that opens the word.
        length: its words.
        pieces: splits a text as the vocabulary does.
        order: which words follow each other in what is read, in the vocabulary's spelling.
    """

    words: Mapping[str, float]
    openings: Mapping[int, float]
    length: float
    pieces: Callable[[str], list[str]]
    order: BigramIndex = field(default_factory=BigramIndex)

    def favour(self, size: int) -> torch.Tensor:
        """What to add to each token's log-probability while decoding, [size]."""
        favour = torch.zeros(size)
        for token, odds in self.openings.items():
            favour[token] = max(_LEAST, min(_MOST, _STRENGTH * (odds - _NEUTRAL)))
        return favour

    def split(self, text: str) -> list[str]:
        """A text's words in the vocabulary's spelling, without punctuation."""
        words: list[str] = []
        for piece in self.pieces(text):
            if piece.startswith("##"):
                words[-1] += piece.removeprefix("##")
            else:
                words.append(piece)
        return [word for word in words if word.isalnum()]

    def rouge(self, words: Sequence[str]) -> float:
        """The ROUGE-1 F-measure, 0 to 1, that these words may be expected to have as the headline."""
        found = sum(
            1 / (1 + math.exp(-self.words[word])) if word in self.words else _ELSEWHERE
            for word in sorted(set(words))  # sorted, since a sum of floats depends on its order
        )
        return 2 * found / (len(words) + max(self.length, _FEWEST_WORDS))

    def ranked(self, texts: Sequence[str]) -> list[str]:
        """Headlines by the ROUGE-1 to be expected, less a cost for each joint, the best first.

        What is joined from many pieces is seldom grammatical, and often false. What leaves a "not"
        out comes last.
        """

        def rank(text: str) -> tuple[bool, float]:
            words = self.split(text)
            joints = self.order.joints(words)
            loose = sum(before in FUNCTION_WORDS for before, _ in joints)
            cost = _JOINT_COST * (len(joints) - loose) + _LOOSE_COST * loose
            return not self.order.leaves_out_a_not(words), self.rouge(words) - cost

        return sorted(dict.fromkeys(texts), key=rank, reverse=True)
