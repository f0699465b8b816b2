"""What SCORES.json holds of scored groups: means, intervals, comparisons and notes."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.common.documents import LENGTHS
from summarise.evaluation.comparisons import compare
from summarise.evaluation.groups import Role, ScoredGroup
from summarise.evaluation.scores import (
    LengthScores,
    Measure,
    Scores,
    SystemScores,
    TextStatistics,
    length_scores,
)
from summarise.evaluation.significance.bootstrap import intervals
from summarise.evaluation.statistics import MeanStatistics, mean_statistics

_DECIMALS = 4


def aggregate(scored: Sequence[ScoredGroup], signature: str, notes: Sequence[str]) -> Scores:
    """Put the scores of all groups together.

    Args:
        scored: systems, baselines and references.
        signature: how all was computed.
        notes: what there is to say already; empty texts are said here.

    Returns:
        values from 0 to 100, to 4 decimals, with 95% bootstrap intervals of the F-measure.
    """
    return Scores(
        signature=signature,
        systems=_by_name(scored, "system"),
        baselines=_by_name(scored, "baseline"),
        comparisons=[found for length in LENGTHS for found in compare(scored, length)],
        texts=TextStatistics(
            systems=_statistics_by_name(scored, "system"),
            references=_statistics_by_name(scored, "reference").get("reference", {}),
        ),
        notes=[*notes, *_empty_notes(scored)],
    )


def _by_name(scored: Sequence[ScoredGroup], role: Role) -> dict[str, SystemScores]:
    found: dict[str, SystemScores] = {}
    for group in scored:
        if group.role == role:
            found.setdefault(group.name, {})[group.length] = _length_scores(group)
    return found


def _length_scores(scored: ScoredGroup) -> LengthScores:
    means = scored.values.mean(axis=0)  # shape (k, 3)
    measures = {
        name: Measure(
            precision=_rounded(precision),
            recall=_rounded(recall),
            fmeasure=_rounded(fmeasure),
            low=_rounded(bound.low),
            high=_rounded(bound.high),
        )
        for name, (precision, recall, fmeasure), bound in zip(
            scored.names, means, intervals(scored.fmeasures), strict=True
        )
    }
    return length_scores(len(scored.pairs), sum(scored.empty), measures)


def _rounded(value: float) -> float:
    return round(float(value), _DECIMALS)


def _statistics_by_name(
    scored: Sequence[ScoredGroup], role: Role
) -> dict[str, dict[str, MeanStatistics]]:
    found: dict[str, dict[str, MeanStatistics]] = {}
    for group in scored:
        if group.role == role:
            means = mean_statistics(group.statistics)
            found.setdefault(group.name, {})[group.length] = means
    return found


def _empty_notes(scored: Sequence[ScoredGroup]) -> list[str]:
    return [
        f"{group.name}, {group.length}: {sum(group.empty)} of {len(group.pairs)} without a word on "
        "one side; they score 0."
        for group in scored
        if group.role == "system" and any(group.empty)
    ]
