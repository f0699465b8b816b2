"""What one system, a baseline or the references wrote of one length, and how each summary scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Literal

import numpy as np

from summarise.evaluation.baselines import ORACLE
from summarise.evaluation.data.alignment import SummaryPair
from summarise.evaluation.metrics.base import MetricSettings
from summarise.evaluation.metrics.registry import figures, reference_metrics
from summarise.evaluation.metrics.rouge import rouge_of
from summarise.evaluation.significance.bootstrap import Floats
from summarise.evaluation.statistics import ArticleSummaries, SummaryStatistics, summary_statistics
from summarise.evaluation.workers import Workers

Role = Literal["system", "baseline", "reference"]


@dataclass(frozen=True)
class Group:
    """What a system, a baseline or the people behind the references wrote of one length.

    A reference's prediction is the first reference itself.
    """

    role: Role
    name: str
    length: str
    pairs: list[SummaryPair] = field(repr=False)

    @property
    def is_ceiling(self) -> bool:
        """Whether it is what copying could reach at most; a user's system of that name is none."""
        return self.role == "baseline" and self.name == ORACLE


@dataclass(frozen=True)
class ScoredGroup(Group):
    """A group of which each summary was scored.

    Attributes:
        names: of the k figures that compare with references.
        values: shape (n, k, 3), 0 to 100: by pair, by figure, precision, recall, F-measure; none of
            references.
        empty: by pair, whether the prediction or every reference has no word.
        statistics: what each summary is like; none of baselines, which only copy.
    """

    names: tuple[str, ...]
    values: Floats = field(repr=False)
    empty: list[bool] = field(repr=False)
    statistics: list[SummaryStatistics] = field(repr=False)

    @cached_property
    def index(self) -> dict[str, int]:
        """Where in `pairs` each id is."""
        return {pair.id: place for place, pair in enumerate(self.pairs)}

    @property
    def fmeasures(self) -> Floats:
        """The F-measures, shape (n, k)."""
        return self.values[:, :, 2]


def score_groups(
    groups: Sequence[Group],
    articles: Mapping[str, str],
    settings: MetricSettings,
    workers: Workers,
) -> list[ScoredGroup]:
    """Score each summary of each group.

    Args:
        groups: at least one.
        articles: text by id; those that are not at hand are absent.
        settings: how the metrics count.
        workers: who does the work.
    """
    rated = [p for group in groups if group.role != "reference" for p in group.pairs]
    values, empty = score_pairs(rated, settings, workers)
    described = [group for group in groups if group.role != "baseline"]
    statistics = _group_statistics(described, articles, settings, workers)
    scored = []
    start = 0
    for group in groups:
        end = start + (len(group.pairs) if group.role != "reference" else 0)
        scored.append(
            ScoredGroup(
                group.role,
                group.name,
                group.length,
                group.pairs,
                names=figures(settings),
                values=values[start:end],
                empty=empty[start:end],
                statistics=statistics.get((group.role, group.name, group.length), []),
            )
        )
        start = end
    return scored


def score_pairs(
    pairs: Sequence[SummaryPair], settings: MetricSettings, workers: Workers
) -> tuple[Floats, list[bool]]:
    """Return `ScoredGroup.values` and `ScoredGroup.empty` of pairs."""
    found = workers.map("ROUGE", partial(_score_pair, settings), pairs)
    values = 100 * np.array([values for values, _ in found], dtype=np.float64)
    return values.reshape(-1, len(figures(settings)), 3), [empty for _, empty in found]


def _score_pair(settings: MetricSettings, pair: SummaryPair) -> tuple[list[float], bool]:
    """Return precision, recall and F-measure of each figure in a row, and whether there was nothing."""
    values: list[float] = []
    for metric in reference_metrics(settings):
        scores = metric.score(pair.references, pair.prediction)
        values += (value for name in metric.headings for value in scores[name])
    # A word in common says that both have words; else they have to be looked at.
    rouge = rouge_of(settings.rouge)
    empty = not any(values) and rouge.is_empty(pair.references, pair.prediction)
    return values, empty


def _group_statistics(
    groups: Sequence[Group],
    articles: Mapping[str, str],
    settings: MetricSettings,
    workers: Workers,
) -> dict[tuple[str, str, str], list[SummaryStatistics]]:
    """Return statistics by role, name and length; all summaries of an article are measured together."""
    by_id: dict[str, list[tuple[str, str]]] = {}
    for group in groups:
        for pair in group.pairs:
            by_id.setdefault(pair.id, []).append((group.length, pair.prediction))
    items = [ArticleSummaries(articles.get(id_), tuple(found)) for id_, found in by_id.items()]
    results = workers.map("support", partial(summary_statistics, settings=settings), items)
    waiting = {id_: iter(several) for id_, several in zip(by_id, results, strict=True)}
    return {
        (group.role, group.name, group.length): [next(waiting[pair.id]) for pair in group.pairs]
        for group in groups
    }
