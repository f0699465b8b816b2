"""The metrics that there are: one line each, in the order in which tables show them."""

from __future__ import annotations

from functools import lru_cache

from summarise.evaluation.metrics.base import Column, MetricSettings, ReferenceMetric, SummaryMetric
from summarise.evaluation.metrics.chrf import Chrf
from summarise.evaluation.metrics.completeness import Completeness
from summarise.evaluation.metrics.compression import Compression
from summarise.evaluation.metrics.copying import Copying
from summarise.evaluation.metrics.faithfulness import Faithfulness
from summarise.evaluation.metrics.novelty import Novelty
from summarise.evaluation.metrics.repetition import Repetition
from summarise.evaluation.metrics.rouge import Rouge
from summarise.evaluation.metrics.similarity import Similarity
from summarise.evaluation.metrics.words import Words

REFERENCE_METRICS: tuple[type[ReferenceMetric], ...] = (
    Rouge,  # the first one's F-measure orders the report's articles and is drawn in its charts
    Chrf,
    Similarity,
)

SUMMARY_METRICS: tuple[type[SummaryMetric], ...] = (
    Words,
    Compression,
    Copying,
    Novelty,
    Repetition,
    Completeness,
    Faithfulness,
)

# by name in SCORES.json: the figures that may compare with references, and their headings
HEADINGS: dict[str, str] = {
    name: heading for metric in REFERENCE_METRICS for name, heading in metric.headings.items()
}
COLUMNS: tuple[Column, ...] = tuple(
    column for metric in SUMMARY_METRICS for column in metric.columns
)


@lru_cache(maxsize=4)
def reference_metrics(settings: MetricSettings) -> tuple[ReferenceMetric, ...]:
    """Return the metrics that compare with references, made once for each settings."""
    wanted = (metric for metric in REFERENCE_METRICS if metric.wanted(settings))
    return tuple(metric.configured(settings) for metric in wanted)


def figures(settings: MetricSettings) -> tuple[str, ...]:
    """Return the names of the figures that compare with references, in the order of `HEADINGS`."""
    return tuple(name for metric in reference_metrics(settings) for name in metric.headings)


@lru_cache(maxsize=4)
def summary_metrics(settings: MetricSettings) -> tuple[SummaryMetric, ...]:
    """Return the metrics of summaries: those that need no article first, as files have them."""
    made = (metric.configured(settings) for metric in SUMMARY_METRICS)
    return tuple(sorted(made, key=lambda metric: metric.needs_article))
