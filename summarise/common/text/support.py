"""Support: how much of a summary its article says; the one judge, of `run` and of `evaluate`.

The score of a sentence is the mean of four word signals (see `support_index`), of which a fifth is left
for each name, number, date or quotation in it that the article lacks, and where it denies what the
article does not. It says how much of a sentence stands together in the article, not whether it is true.
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

_LACKING = 0.2  # what is left of a score for each piece that the article lacks; .1 to .3 do as well
_GUESSED = 0.5  # of a piece is a name that no capital shows: it may be a word


class SentenceSupport(NamedTuple):
    """A sentence of the summary, summary[start:end].

    Attributes:
        start: where it starts.
        end: where it ends.
        share: how much of it the article says, 0 to 1.
        lacking: how many pieces of it the article lacks. That it denies what the article does not
            is one, a name in lower case is half of one, since it may be a word.
    """

    start: int
    end: int
    share: float
    lacking: float = 0.0

    @property
    def score(self) -> float:
        """Return the share, of which a fifth is left for each piece that the article lacks."""
        return self.share * math.pow(_LACKING, self.lacking)


@dataclass(frozen=True)
class Support:
    """What an article says of a summary.

    Attributes:
        score: mean share of the sentences, of which a fifth is left for each piece a sentence that
            the article lacks: 0 (nothing of it) to 1 (word for word in one sentence each); 0 when
            either text has no word.
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
        number = len(sentences) or 1
        share = math.fsum(sentence.share for sentence in sentences) / number
        # over the whole, so that one wrong sentence is not lost among the right ones
        lacking = sum(sentence.lacking for sentence in sentences) / number
        return cls(share * math.pow(_LACKING, lacking), tuple(unsupported), tuple(sentences))


def word_support(summary: str, index: SupportIndex) -> list[SentenceSupport]:
    """Score each sentence of a summary by the word signals alone.

    Args:
        summary: a headline or a paragraph.
        index: of its article.
    """
    found = []
    for start, end in split_sentences(summary):
        signals = index.signals(summary[start:end])
        found.append(SentenceSupport(start, end, signals.share, float(signals.denied)))
    return found


def judge(sentences: Sequence[SentenceSupport], unsupported: Sequence[Unsupported]) -> Support:
    """Judge a summary by the word signals, and by what the article lacks of it.

    Args:
        sentences: of the summary, by the word signals alone.
        unsupported: the pieces of the summary that the article lacks.
    """
    found = []
    for start, end, share, denied in sentences:
        lacking = sum(_weight(piece) for piece in unsupported if start <= piece.start < end)
        found.append(SentenceSupport(start, end, share, denied + lacking))
    return Support.of(unsupported, found)


def _weight(piece: Unsupported) -> float:
    return _GUESSED if piece.kind == "name" and piece.text.islower() else 1.0
