"""What SCORES.json holds: the shapes of its parts."""

from __future__ import annotations

from typing import TypedDict, cast

from summarise.evaluation.comparisons import Comparison
from summarise.evaluation.metrics.registry import HEADINGS
from summarise.evaluation.statistics import MeanStatistics


class Measure(TypedDict):
    """Means of one figure over the pairs, 0 to 100; `low` and `high` bound the F-measure."""

    precision: float
    recall: float
    fmeasure: float
    low: float
    high: float


class LengthScores(TypedDict):
    """One length of one system.

    `n` counts the pairs; `empty` those of them where the prediction, or every reference, has no
    word. They score 0 and are part of the means. A metric that is added brings its own keys.
    """

    n: int
    empty: int
    rouge1: Measure
    rouge2: Measure
    rougeL: Measure
    rougeLsum: Measure


SystemScores = dict[str, LengthScores]  # by length; one that could not be scored is absent


class TextStatistics(TypedDict):
    """What summaries are like, by system and length, and the (first) references beside them."""

    systems: dict[str, dict[str, MeanStatistics]]
    references: dict[str, MeanStatistics]


class Scores(TypedDict):
    """What SCORES.json holds; systems by their file's stem, baselines by their name.

    `notes` says in sentences what a reader of the figures should know, such as that no articles
    were at hand.
    """

    signature: str
    systems: dict[str, SystemScores]
    baselines: dict[str, SystemScores]
    comparisons: list[Comparison]
    texts: TextStatistics
    notes: list[str]


def length_scores(n: int, empty: int, measures: dict[str, Measure]) -> LengthScores:
    """Put the scores of a length together; `measures` are by the names of `HEADINGS`."""
    return cast(LengthScores, {"n": n, "empty": empty, **measures})


def measures_of(scores: LengthScores) -> dict[str, Measure]:
    """Return the measures of a length by name, in the order of `HEADINGS`."""
    found = cast(dict[str, Measure], scores)
    return {name: found[name] for name in HEADINGS if name in found}


def headings_of(scores: Scores) -> dict[str, str]:
    """Return the headings of the figures that there are, by name."""
    lengths = [one for lengths in scores["systems"].values() for one in lengths.values()]
    return {name: HEADINGS[name] for name in measures_of(lengths[0])}
