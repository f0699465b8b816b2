"""Support: how much of a summary its article says, and what in it the article does not have.

The score of a sentence is the mean of three word signals (see `support_index`), halved for each name,
number, date or quotation in it that the article lacks. It says how much of a sentence stands together
in the article, not whether it is true. `scripts/benchmark_support.py` measures it against human judgements.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from summarise.common.documents import Article
from summarise.common.text.sentences import split_sentences
from summarise.common.text.support_index import SupportIndex
from summarise.common.text.unsupported import Unsupported, find_unsupported
from summarise.evaluation.metrics.base import (
    Checker,
    Column,
    Measurement,
    MetricSettings,
    MetricSignature,
    SummaryMetric,
)
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText

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


def support(article: str | Article, summary: str, checker: Checker | None = None) -> Support:
    """Judge whether an article supports a summary, without any model.

    Args:
        article: its text; of an `Article` title and standfirst count too.
        summary: a headline or a paragraph.
        checker: judges a sentence in place of the word signals, such as
            `summarise.evaluation.metrics.entailment.Entailment`.
    """
    if isinstance(article, Article):
        article = article.all_text
    return _judge(ArticleText(article), summary, checker)


class Faithfulness(SummaryMetric):
    """Mean support, and the share of summaries with any unsupported piece."""

    columns = (
        Column("support", "support", hint="how much of it the article says", unit="%"),
        Column(
            "unsupported",
            "unsupported",
            hint="summaries with a name, number, date or quotation that the article lacks",
            unit="%",
        ),
    )
    needs_article = True

    def __init__(self, checker: Checker | None = None) -> None:
        self._checker = checker

    @classmethod
    def configured(cls, settings: MetricSettings) -> Self:
        """Return the metric with its checker."""
        return cls(settings.checker)

    def measure(self, summary: SummaryText, article: ArticleText | None) -> Measurement:
        """Judge a summary by its article."""
        assert article is not None
        found = _judge(article, summary.text, self._checker)
        values = Measurement.of(
            support=100 * found.score, unsupported=100.0 * bool(found.unsupported)
        )
        pieces = [piece._asdict() for piece in found.unsupported]
        return values._replace(details={**values.details, "unsupported": pieces})

    def signature(self) -> MetricSignature | None:
        """Return which checker judged; the word signals have no settings."""
        if self._checker is None:
            return None
        name = str(getattr(self._checker, "checkpoint", self._checker))
        return MetricSignature("support", {"checker": name})


def _judge(article: ArticleText, summary: str, checker: Checker | None) -> Support:
    unsupported = find_unsupported(summary, article.text)
    index = article.index(_index)
    found = []
    for start, end in split_sentences(summary):
        text = summary[start:end]
        if checker:
            score = checker(article.text, text)
        else:
            lacking = sum(start <= piece.start < end for piece in unsupported)
            score = index.signals(text).score * _LACKING**lacking
        found.append(SentenceSupport(start, end, score))
    return Support(
        score=_mean([sentence.score for sentence in found]),
        unsupported=tuple(unsupported),
        sentences=tuple(found),
    )


def _index(article: ArticleText) -> SupportIndex:
    return SupportIndex(article.text)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0
