"""Is one system better than another, on the same documents, or may it be chance?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TypedDict, cast

import numpy as np

from summarise.evaluation.baselines import ORACLE
from summarise.evaluation.groups import ScoredGroup
from summarise.evaluation.metrics.registry import HEADINGS
from summarise.evaluation.significance.bootstrap import intervals
from summarise.evaluation.significance.holm import holm
from summarise.evaluation.significance.paired import paired_tests

_DECIMALS = 4
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

    The oracle is left out: it is a ceiling, not a rival.
    """
    rivals = [group for group in scored if group.length == length and group.name != ORACLE]
    systems = [group for group in rivals if group.role == "system"]
    baselines = [group for group in rivals if group.role == "baseline"]
    among = [_compare(a, b) for a, b in combinations(systems, 2)]
    with_baselines = [_compare(a, b) for a in systems for b in baselines]
    for family in (among, with_baselines):
        _correct([found for found in family if found["n"]])
    return [found for found in (*among, *with_baselines) if found["n"]]


def differences_by_name(comparison: Comparison) -> dict[str, Difference]:
    """Return a comparison's differences by name, in the order of `HEADINGS`."""
    found = cast(dict[str, Difference], comparison)
    return {name: found[name] for name in HEADINGS}


def _compare(system: ScoredGroup, other: ScoredGroup) -> Comparison:
    common = [pair.id for pair in system.pairs if pair.id in other.index]
    mine = [system.index[id_] for id_ in common]
    theirs = [other.index[id_] for id_ in common]
    differences = system.fmeasures[mine] - other.fmeasures[theirs]
    by_name = {
        name: Difference(
            difference=round(float(column.mean()) if len(column) else 0.0, _DECIMALS),
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
        for name, column, bounds, p in zip(
            HEADINGS, differences.T, intervals(differences), paired_tests(differences), strict=True
        )
    }
    about = {
        "length": system.length,
        "system": system.name,
        "other": other.name,
        "baseline": other.role == "baseline",
        "n": len(common),
    }
    return cast(Comparison, {**about, **by_name})


def _correct(family: Sequence[Comparison]) -> None:
    """Fill in the corrected p-values of comparisons that were made together."""
    for name in HEADINGS:
        found = [differences_by_name(comparison)[name] for comparison in family]
        bootstrap = holm([difference["p_bootstrap"] for difference in found])
        randomisation = holm([difference["p_randomisation"] for difference in found])
        for difference, b, r in zip(found, bootstrap, randomisation, strict=True):
            difference["p_bootstrap_holm"], difference["p_randomisation_holm"] = b, r
