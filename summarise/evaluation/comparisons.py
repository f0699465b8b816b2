"""Is one system better than another, on the same documents, or may it be chance?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, islice
from typing import NamedTuple, TypedDict, cast

import numpy as np

from summarise.evaluation.groups import ScoredGroup
from summarise.evaluation.metrics.registry import HEADINGS
from summarise.evaluation.significance.bootstrap import RESAMPLES, Floats, Interval, intervals
from summarise.evaluation.significance.holm import holm
from summarise.evaluation.significance.paired import TRIALS, PValues, paired_tests

_DECIMALS = 4
SIGNIFICANT = 0.05
_DRAWS = 100  # of a test at least, for each test that is made beside it
_TIE = 1e-9  # of an F-measure from 0 to 100


class Difference(TypedDict):
    """One figure's F-measures of `system` minus those of `other`, 0 to 100.

    `low` and `high` bound the mean difference (95%); wins, ties and losses count documents; the
    p-values are two-sided, `_holm` corrected for the number of comparisons of that length and kind
    (between systems, or with baselines).
    """

    difference: float
    low: float
    high: float
    wins: int
    ties: int
    losses: int
    p_bootstrap: float
    p_randomisation: float
    p_bootstrap_holm: float
    p_randomisation_holm: float


class Comparison(TypedDict):
    """Two systems on one length; `n` counts the documents that both have.

    A metric that is added brings its own keys.
    """

    length: str
    system: str
    other: str
    baseline: bool
    n: int
    rouge1: Difference
    rouge2: Difference
    rougeL: Difference
    rougeLsum: Difference


def compare(scored: Sequence[ScoredGroup], length: str) -> list[Comparison]:
    """Compare all systems of a length with each other, and each with each baseline.

    The oracle is left out: it is a ceiling, not a rival. Pairs that share no document are too.
    """
    rivals = [group for group in scored if group.length == length and not group.is_ceiling]
    systems = [group for group in rivals if group.role == "system"]
    baselines = [group for group in rivals if group.role == "baseline"]
    among = [_matched(a, b) for a, b in combinations(systems, 2)]
    with_baselines = [_matched(a, b) for a in systems for b in baselines]
    family = max(len(among), len(with_baselines))
    tested = _tested([pair for pair in (*among, *with_baselines) if pair.ids], family)
    for baseline in (False, True):
        _correct([found for found in tested if found["baseline"] is baseline])
    return tested


def is_sure(difference: Difference) -> bool:
    """Tell whether both tests find a difference, corrected for the number of comparisons."""
    return max(difference["p_bootstrap_holm"], difference["p_randomisation_holm"]) < SIGNIFICANT


def differences_by_name(comparison: Comparison) -> dict[str, Difference]:
    """Return a comparison's differences by name, in the order of `HEADINGS`."""
    found = cast(dict[str, Difference], comparison)
    return {name: found[name] for name in HEADINGS if name in found}


class _Pair(NamedTuple):
    """A system beside another: the documents that both have, and by those the differences, (n, k)."""

    system: ScoredGroup
    other: ScoredGroup
    ids: tuple[str, ...]
    differences: Floats


def _matched(system: ScoredGroup, other: ScoredGroup) -> _Pair:
    common = tuple(pair.id for pair in system.pairs if pair.id in other.index)
    mine = [system.index[id_] for id_ in common]
    theirs = [other.index[id_] for id_ in common]
    return _Pair(system, other, common, system.fmeasures[mine] - other.fmeasures[theirs])


def _tested(pairs: Sequence[_Pair], family: int) -> list[Comparison]:
    """Return the comparisons; those of the same documents are drawn together, at the same places.

    Of a larger family of tests more is drawn: no p-value is below one in the number of draws, which
    a correction for more tests than that would keep from ever being sure.
    """
    resamples, trials = (max(least, _DRAWS * family) for least in (RESAMPLES, TRIALS))
    by_documents: dict[tuple[str, ...], list[int]] = {}
    for place, pair in enumerate(pairs):
        by_documents.setdefault(pair.ids, []).append(place)
    found: dict[int, Comparison] = {}
    for places in by_documents.values():
        columns = np.hstack([pairs[place].differences for place in places])
        figures = zip(
            columns.T, intervals(columns), paired_tests(columns, resamples, trials), strict=True
        )
        for place in places:
            pair = pairs[place]
            of_pair = islice(figures, len(pair.system.names))
            by_name = {
                name: _difference(*figure)
                for name, figure in zip(pair.system.names, of_pair, strict=True)
            }
            about = {
                "length": pair.system.length,
                "system": pair.system.name,
                "other": pair.other.name,
                "baseline": pair.other.role == "baseline",
                "n": len(pair.ids),
            }
            found[place] = cast(Comparison, {**about, **by_name})
    return [found[place] for place in range(len(pairs))]


def _difference(column: Floats, bounds: Interval, p: PValues) -> Difference:
    return Difference(
        difference=round(float(column.mean()), _DECIMALS),
        low=round(bounds.low, _DECIMALS),
        high=round(bounds.high, _DECIMALS),
        wins=int((column > _TIE).sum()),
        ties=int((np.abs(column) <= _TIE).sum()),
        losses=int((column < -_TIE).sum()),
        p_bootstrap=p.bootstrap,
        p_randomisation=p.randomisation,
        p_bootstrap_holm=p.bootstrap,
        p_randomisation_holm=p.randomisation,
    )


def _correct(family: Sequence[Comparison]) -> None:
    """Fill in the corrected p-values of comparisons that were made together."""
    for name in differences_by_name(family[0]) if family else ():
        found = [differences_by_name(comparison)[name] for comparison in family]
        bootstrap = holm([difference["p_bootstrap"] for difference in found])
        randomisation = holm([difference["p_randomisation"] for difference in found])
        for difference, b, r in zip(found, bootstrap, randomisation, strict=True):
            difference["p_bootstrap_holm"], difference["p_randomisation_holm"] = b, r
