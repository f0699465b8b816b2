"""How good each system's texts are, by the questions: of each judge, and of all together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from summarise.evaluation.judging.files import KeyText
from summarise.evaluation.judging.questions import FORMS, Form
from summarise.evaluation.judging.verdicts import Verdict, Verdicts
from summarise.evaluation.significance.bootstrap import interval
from summarise.evaluation.significance.wilson import wilson

DECIMALS = 2  # of a percentage


class Rate(TypedDict):
    """What judges said of texts, with its 95% interval.

    Of verdicts the share that they said yes to, 0 to 100 (Wilson); of scores and ranks the mean
    (bootstrap over texts).
    """

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
    form = FORMS[key[0].form]
    ids = {name: [text.id for text in key if name in text.systems] for name in systems}
    return {name: _rates_of(ids[name], verdicts, form) for name in systems}


def _rates_of(ids: Sequence[str], verdicts: Verdicts, form: Form) -> SystemRates:
    def judged_by(judges: Iterable[str]) -> Rates:
        found = ([verdicts[j][id_] for j in judges if id_ in verdicts[j]] for id_ in ids)
        return _rates([judged for judged in found if judged], form)

    judges = {judge: judged_by([judge]) for judge in verdicts}
    return SystemRates(together=judged_by(list(verdicts)), judges=judges)


def _rates(judged: Sequence[Sequence[Verdict]], form: Form) -> Rates:
    """Return the rates of texts, each with the verdicts on it."""
    rates = {question.name: _rate(judged, question.name, form) for question in form.questions}
    return Rates(n=len(judged), rates=rates)


def _rate(judged: Sequence[Sequence[Verdict]], question: str, form: Form) -> Rate:
    said = [sum(v[question] for v in verdicts) / len(verdicts) for verdicts in judged]
    mean = sum(said) / max(1, len(said))
    of_shares = form.name == "verdicts"
    bounds = wilson(mean, len(said)) if of_shares else interval(said)
    figures = [100 * value if of_shares else value for value in (mean, *bounds)]
    share, low, high = (round(figure, DECIMALS) for figure in figures)
    return Rate(share=share, low=low, high=high)
