"""How often each system's texts pass, by the questions: of each judge, and of all together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from summarise.evaluation.judging.files import KeyText
from summarise.evaluation.judging.questions import QUESTIONS
from summarise.evaluation.judging.verdicts import Verdict, Verdicts
from summarise.evaluation.significance.wilson import wilson

DECIMALS = 2  # of a percentage


class Rate(TypedDict):
    """A share of texts with its 95% interval (Wilson), 0 to 100."""

    share: float
    low: float
    high: float


class Rates(TypedDict):
    """The rate of each question, over `n` texts."""

    n: int
    rates: dict[str, Rate]


class SystemRates(TypedDict):
    """A system's rates of all judges together, and of each.

    Together, a text counts once, by the share of its judges that said yes, so that more judges make
    no interval narrower.
    """

    together: Rates
    judges: dict[str, Rates]


def system_rates(key: Sequence[KeyText], verdicts: Verdicts) -> dict[str, SystemRates]:
    """Return the rates by system, in the order of their names; a shared text counts for each."""
    systems = sorted({name for text in key for name in text.systems})
    return {name: _rates_of([t.id for t in key if name in t.systems], verdicts) for name in systems}


def _rates_of(ids: Sequence[str], verdicts: Verdicts) -> SystemRates:
    def judged_by(judges: Iterable[str]) -> Rates:
        found = ([verdicts[j][id_] for j in judges if id_ in verdicts[j]] for id_ in ids)
        return _rates([judged for judged in found if judged])

    judges = {judge: judged_by([judge]) for judge in verdicts}
    return SystemRates(together=judged_by(list(verdicts)), judges=judges)


def _rates(judged: Sequence[Sequence[Verdict]]) -> Rates:
    """Return the rates of texts, each with the verdicts on it."""
    return Rates(n=len(judged), rates={q.name: _rate(judged, q.name) for q in QUESTIONS})


def _rate(judged: Sequence[Sequence[Verdict]], question: str) -> Rate:
    shares = [sum(v[question] for v in verdicts) / len(verdicts) for verdicts in judged]
    share = sum(shares) / max(1, len(shares))
    bounds = wilson(share, len(shares))
    return Rate(
        share=_percent(share),
        low=_percent(bounds.low),
        high=_percent(bounds.high),
    )


def _percent(share: float) -> float:
    return round(100 * share, DECIMALS)
