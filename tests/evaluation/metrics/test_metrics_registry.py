"""The list of metrics."""

from __future__ import annotations

from summarise.evaluation.metrics.base import MetricSettings
from summarise.evaluation.metrics.registry import (
    COLUMNS,
    HEADINGS,
    reference_metrics,
    summary_metrics,
)


def test_no_two_figures_share_a_name() -> None:
    names = [*HEADINGS, *(column.name for column in COLUMNS), "n", "articles", "empty"]
    assert len(names) == len(set(names))


def test_each_metric_gives_what_it_says() -> None:
    for metric in reference_metrics(MetricSettings()):
        assert metric.score(["Rain fell"], "Rain").keys() == metric.headings.keys()


def test_metrics_that_need_no_article_come_first() -> None:
    needing = [metric.needs_article for metric in summary_metrics(MetricSettings())]
    assert needing == sorted(needing)
