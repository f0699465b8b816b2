"""What the judges of a sheet said of its systems."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from summarise.evaluation.judging.agreement import Agreement, agreements
from summarise.evaluation.judging.correlations import Correlation, correlations
from summarise.evaluation.judging.files import KeyText, SheetTexts, read_key, read_texts
from summarise.evaluation.judging.preferences import Preference, preferences
from summarise.evaluation.judging.questions import FORMS, FormName
from summarise.evaluation.judging.rates import SystemRates, system_rates
from summarise.evaluation.judging.verdicts import Missing, Verdicts, read_verdicts


class Judgement(TypedDict):
    """All that a sheet's verdicts say; systems from the one that passes most often on."""

    form: FormName
    length: str
    articles: int
    texts: int
    judges: list[str]
    systems: dict[str, SystemRates]
    agreement: dict[str, Agreement]
    preferences: list[Preference]
    correlations: dict[str, Correlation]


def judge_files(folder: Path, verdicts: Sequence[Path], missing: Missing = "stop") -> Judgement:
    """Read a sheet's key and files of verdicts, and return what they say.

    Raises:
        SummariseError: see `read_key` and `read_verdicts`.
    """
    key = read_key(folder)
    return judgement(key, read_verdicts(verdicts, key, missing), read_texts(folder))


def judgement(
    key: Sequence[KeyText], verdicts: Verdicts, texts: SheetTexts | None = None
) -> Judgement:
    """Return what the verdicts on texts say of their systems, by a key.

    Args:
        key: the texts.
        verdicts: on them.
        texts: what they are; without them nothing is correlated with them.
    """
    rates = system_rates(key, verdicts)
    form = FORMS[key[0].form]

    def merit(name: str) -> float:
        found = rates[name]["together"]["rates"]
        return form.merit({question: rate["share"] for question, rate in found.items()})

    systems = sorted(rates, key=merit, reverse=True)
    return Judgement(
        form=form.name,
        length=key[0].length,
        articles=len({text.article for text in key}),
        texts=len(key),
        judges=list(verdicts),
        systems={name: rates[name] for name in systems},
        agreement=agreements(verdicts, form),
        preferences=preferences(key, verdicts, systems),
        correlations=correlations(key, verdicts, texts) if texts else {},
    )
