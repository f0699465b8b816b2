"""Support as a metric: how much of a summary its article says, and what in it the article does not have."""

from __future__ import annotations

from typing import Self

from summarise.common.documents import Article
from summarise.common.text.sentences import split_sentences
from summarise.common.text.support import SentenceSupport, Support, judge, word_support
from summarise.common.text.support_index import SupportIndex
from summarise.common.text.unsupported import find_unsupported
from summarise.evaluation.metrics.base import (
    Checker,
    Column,
    Measurement,
    MetricSettings,
    MetricSignature,
    SummaryMetric,
)
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText


def support(article: str | Article, summary: str, checker: Checker | None = None) -> Support:
    """Judge whether an article supports a summary, by its words unless a checker is given.

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
        itself = getattr(self._checker, "__qualname__", type(self._checker).__qualname__)
        name = getattr(self._checker, "checkpoint", itself)
        return MetricSignature("support", {"checker": str(name)})


def _judge(article: ArticleText, summary: str, checker: Checker | None) -> Support:
    unsupported = find_unsupported(summary, article.text)
    if checker is None:
        return judge(word_support(summary, article.index(_index)), unsupported)
    sentences = [
        SentenceSupport(start, end, checker(article.text, summary[start:end]))
        for start, end in split_sentences(summary)
    ]
    return Support.of(unsupported, sentences)


def _index(article: ArticleText) -> SupportIndex:
    return SupportIndex(article.text)
