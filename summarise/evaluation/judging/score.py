"""What the judges of a sheet said of its systems."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from summarise.evaluation.judging.agreement import Agreement, agreements
from summarise.evaluation.judging.files import KeyText, read_key
from summarise.evaluation.judging.preferences import Preference, preferences
from summarise.evaluation.judging.questions import PASSES
from summarise.evaluation.judging.rates import SystemRates, system_rates
from summarise.evaluation.judging.verdicts import Missing, Verdicts, read_verdicts


class Judgement(TypedDict):
    """All that a sheet's verdicts say; systems from the one that passes most often on."""

    length: str
    articles: int
    texts: int
    judges: list[str]
    systems: dict[str, SystemRates]
    agreement: dict[str, Agreement]
    preferences: list[Preference]


def judge_files(folder: Path, verdicts: Sequence[Path], missing: Missing = "stop") -> Judgement:
    """Read a sheet's key and files of verdicts, and return what they say.

    Raises:
        SummariseError: see `read_key` and `read_verdicts`.
    """
    key = read_key(folder)
    return judgement(key, read_verdicts(verdicts, key, missing))


def judgement(key: Sequence[KeyText], verdicts: Verdicts) -> Judgement:
    """Return rates, agreement and preferences of texts by a key and the verdicts on them."""
    rates = system_rates(key, verdicts)
    systems = sorted(rates, key=lambda name: -rates[name]["together"]["rates"][PASSES]["share"])
    return Judgement(
        length=key[0].length,
        articles=len({text.article for text in key}),
        texts=len(key),
        judges=list(verdicts),
        systems={name: rates[name] for name in systems},
        agreement=agreements(verdicts),
        preferences=preferences(key, verdicts, systems),
    )
