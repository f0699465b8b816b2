"""What summaries are like, each and on the mean."""

from __future__ import annotations

from summarise.evaluation.metrics.base import MetricSettings
from summarise.evaluation.metrics.registry import COLUMNS, SUMMARY_METRICS
from summarise.evaluation.statistics import (
    ArticleSummaries,
    SummaryStatistics,
    mean_statistics,
    summary_statistics,
)


def look(summary: str, article: str | None = "a b c d e f g h i j") -> SummaryStatistics:
    item = ArticleSummaries(article, (("headline", summary),))
    (found,) = summary_statistics(item, MetricSettings())
    return found


def test_each_column_has_its_value() -> None:
    assert look("a b c").values.keys() == {column.name for column in COLUMNS}


def test_without_the_article_only_the_summary_is_looked_at() -> None:
    found = look("a b c", article=None)
    assert (found.words, found.with_article) == (3, False)
    needing = {column.name for m in SUMMARY_METRICS if m.needs_article for column in m.columns}
    assert {"words", "repeated", "incomplete"} <= found.values.keys()
    assert not needing & found.values.keys()


def test_means_leave_empty_summaries_out_and_have_no_figure_for_what_is_not_there() -> None:
    found = mean_statistics([look("a b"), look("", ""), look("a b c d", None)])
    assert (found["n"], found["articles"], found["words"]) == (2, 1, 3.0)
    assert mean_statistics([]) == {"n": 0, "articles": 0}
