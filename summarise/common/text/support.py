"""Support: how much of a summary its article says; the one judge, of `run` and of `evaluate`.

The score of a sentence is the mean of four word signals (see `support_index`), halved for each name,
number, date or quotation in it that the article lacks, and where it denies what the article does not.
It says how much of a sentence stands together in the article, not whether it is true.
`scripts/benchmark_support.py` measures it against human judgements.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarise.common.text.sentences import split_sentences
from summarise.common.text.support_index import SupportIndex
from summarise.common.text.unsupported import Unsupported

_LACKING = 0.5  # what is left of a score for each piece that the article lacks; not fitted


class SentenceSupport(NamedTuple):
    """A sentence of the summary, summary[start:end], and its score from 0 to 1."""

    start: int
    end: int
    score: float


@dataclass(frozen=True)
class Support:
    """What an article says of a summary.

    Attributes:
        score: mean over the sentences, 0 (nothing of it) to 1 (word for word in one sentence
            each); 0 when either text has no word.
        unsupported: names, numbers, dates and quotations that the article does not contain.
        sentences: the score of each sentence.
    """

    score: float
    unsupported: tuple[Unsupported, ...]
    sentences: tuple[SentenceSupport, ...]

    @classmethod
    def of(
        cls, unsupported: Iterable[Unsupported], sentences: Sequence[SentenceSupport]
    ) -> Support:
        """Return the support of a summary whose sentences are judged."""
        scores = [sentence.score for sentence in sentences]
        mean = math.fsum(scores) / len(scores) if scores else 0.0
        return cls(mean, tuple(unsupported), tuple(sentences))


def word_support(summary: str, index: SupportIndex) -> list[SentenceSupport]:
    """Score each sentence of a summary by the word signals alone.

    Args:
        summary: a headline or a paragraph.
        index: of its article.
    """
    found = []
    for start, end in split_sentences(summary):
        signals = index.signals(summary[start:end])
        found.append(SentenceSupport(start, end, signals.share * _LACKING**signals.denied))
    return found


def judge(sentences: Sequence[SentenceSupport], unsupported: Sequence[Unsupported]) -> Support:
    """Judge a summary by the word signals, and by what the article lacks of it.

    Args:
        sentences: of the summary, by the word signals alone.
        unsupported: the pieces of the summary that the article lacks.
    """
    found = []
    for start, end, score in sentences:
        lacking = sum(start <= piece.start < end for piece in unsupported)
        found.append(SentenceSupport(start, end, score * _LACKING**lacking))
    return Support.of(unsupported, found)
