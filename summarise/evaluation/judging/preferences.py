"""Which of two systems is preferred, article by article, and whether that may be chance."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TypedDict

import numpy as np

from summarise.evaluation.judging.files import KeyText
from summarise.evaluation.judging.questions import FORMS, Form
from summarise.evaluation.judging.rates import DECIMALS
from summarise.evaluation.judging.verdicts import Verdict, Verdicts
from summarise.evaluation.significance.bootstrap import interval
from summarise.evaluation.significance.holm import holm
from summarise.evaluation.significance.paired import paired_tests


class Preference(TypedDict):
    """A system beside another on the same articles.

    A judge prefers the text that would pass; where both would or neither, that with more questions
    answered by yes. Of scores the higher mean is preferred, of ranks the lower. Wins, ties and losses
    count articles times judges; `n` counts articles. `difference` is that of the pass rates, 0 to 100,
    of the scores, or of the ranks (positive: the system is nearer to 1), with its 95% interval
    (bootstrap over articles). `p` is that of the preferences: two-sided, by approximate randomisation over articles,
    corrected for the number of pairs (Holm).
    """

    system: str
    other: str
    n: int
    wins: int
    ties: int
    losses: int
    difference: float
    low: float
    high: float
    p: float


def preferences(
    key: Sequence[KeyText], verdicts: Verdicts, systems: Sequence[str]
) -> list[Preference]:
    """Compare all systems with each other; pairs that no judge has judged are left out."""
    texts: dict[str, dict[str, str]] = {name: {} for name in systems}  # id by article
    for text in key:
        for name in text.systems:
            texts[name][text.article] = text.id
    pairs = combinations(systems, 2)
    form = FORMS[key[0].form]
    found = [_compare(a, b, texts[a], texts[b], verdicts, form) for a, b in pairs]
    compared = [preference for preference in found if preference["n"]]
    corrected = holm([preference["p"] for preference in compared])
    for preference, p in zip(compared, corrected, strict=True):
        preference["p"] = p
    return compared


def _compare(
    system: str,
    other: str,
    mine: dict[str, str],
    theirs: dict[str, str],
    verdicts: Verdicts,
    form: Form,
) -> Preference:
    signs: list[int] = []
    by_article: list[tuple[float, float]] = []  # preferred, passes more
    for article in filter(theirs.__contains__, mine):
        pairs = [
            (judged[mine[article]], judged[theirs[article]])
            for judged in verdicts.values()
            if mine[article] in judged and theirs[article] in judged
        ]
        if pairs:
            preferred = [_preferred(ours, its, form) for ours, its in pairs]
            more = [form.merit(ours) - form.merit(its) for ours, its in pairs]
            signs += preferred
            by_article.append((sum(preferred) / len(pairs), sum(more) / len(pairs)))
    columns = np.array(by_article, dtype=np.float64).reshape(-1, 2)
    better = columns[:, 1]
    bounds = interval(better)
    return Preference(
        system=system,
        other=other,
        n=len(columns),
        wins=signs.count(1),
        ties=signs.count(0),
        losses=signs.count(-1),
        difference=round(float(better.mean()) if len(better) else 0.0, DECIMALS),
        low=round(bounds.low, DECIMALS),
        high=round(bounds.high, DECIMALS),
        p=paired_tests(columns[:, :1])[0].randomisation,
    )


def _preferred(ours: Verdict, its: Verdict, form: Form) -> int:
    """Return 1 if ours is preferred, -1 if the other is, 0 if neither."""
    sign = -1 if form.name == "ranks" else 1
    mine, other = ((form.merit(said), sign * sum(said.values())) for said in (ours, its))
    return (mine > other) - (mine < other)
