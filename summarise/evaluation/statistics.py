"""What summaries are like, apart from their references: each by itself, and the means of many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypedDict, cast

from summarise.evaluation.metrics.base import MetricSettings
from summarise.evaluation.metrics.registry import summary_metrics
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText

_DECIMALS = 4


class ArticleSummaries(NamedTuple):
    """An article, None where it is not at hand, and its summaries: (length, text)."""

    article: str | None
    summaries: tuple[tuple[str, str], ...]


class SummaryStatistics(NamedTuple):
    """What the metrics say of one summary.

    Attributes:
        words: how many, as white space separates them.
        with_article: the article was at hand.
        values: by the columns' names, shares as percentages; without those that need an article
            where there is none.
        details: what `--per-article` writes of it.
    """

    words: int
    with_article: bool
    values: dict[str, float]
    details: dict[str, Any]


class MeanStatistics(TypedDict, total=False):
    """Means over a length of a system; shares 0 to 100, absent where no article is at hand.

    `n` counts the summaries with a word, which are those looked at, `articles` those of them whose
    article is at hand; `unsupported` is the share with any unsupported piece. A metric that is
    added brings its own keys.
    """

    n: int
    articles: int
    words: float
    compression: float
    copied: float
    fragment: float
    novel1: float
    novel2: float
    novel3: float
    repeated: float
    incomplete: float
    support: float
    unsupported: float


def summary_statistics(item: ArticleSummaries, settings: MetricSettings) -> list[SummaryStatistics]:
    """Measure the summaries of one article."""
    article = None if item.article is None else ArticleText(item.article)
    return [
        _measure(SummaryText(text, length), article, settings) for length, text in item.summaries
    ]


def mean_statistics(found: Sequence[SummaryStatistics]) -> MeanStatistics:
    """Return the means over the summaries that have a word; the others are counted elsewhere."""
    with_words = [one for one in found if one.words]
    means: dict[str, float] = {
        "n": len(with_words),
        "articles": sum(one.with_article for one in with_words),
    }
    for name in dict.fromkeys(name for one in with_words for name in one.values):
        values = [one.values[name] for one in with_words if name in one.values]
        means[name] = round(sum(values) / len(values), _DECIMALS)
    return cast(MeanStatistics, means)


def _measure(
    summary: SummaryText, article: ArticleText | None, settings: MetricSettings
) -> SummaryStatistics:
    values: dict[str, float] = {}
    details: dict[str, Any] = {}
    for metric in summary_metrics(settings):
        if article is not None or not metric.needs_article:
            measurement = metric.measure(summary, article)
            values |= measurement.values
            details |= measurement.details
    return SummaryStatistics(summary.words, article is not None, values, details)
