"""How far judges agree, and how much of it is more than chance.

Sources: Cohen 1960, "A Coefficient of Agreement for Nominal Scales"; Krippendorff 2011, "Computing
Krippendorff's Alpha-Reliability". Both as NLTK computes them.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import combinations
from typing import TypedDict

from summarise.evaluation.judging.questions import FORMS, Form
from summarise.evaluation.judging.verdicts import Verdicts

_DECIMALS = 4


class Agreement(TypedDict):
    """How far judges agree on one question.

    `n` counts the texts that two or more have judged, `equal` is the share of pairs of judges of a
    text that say the same (0 to 100, null without a pair). `alpha` is Krippendorff's, and `kappa`
    Cohen's where there are two judges: 1 is perfect, 0 is chance; null where nothing differs, so
    that chance alone would agree.
    """

    n: int
    equal: float | None
    kappa: float | None
    alpha: float | None


def agreements(verdicts: Verdicts, form: Form = FORMS["verdicts"]) -> dict[str, Agreement]:
    """Return the agreement by question; {} of a single judge.

    Scores and ranks agree the more the nearer they are: alpha takes their squared difference, and
    kappa, which knows equal and other only, is not computed.
    """
    if len(verdicts) < 2:
        return {}
    return {
        question.name: agreement(
            {
                judge: {id_: v[question.name] for id_, v in d.items()}
                for judge, d in verdicts.items()
            },
            numbers=form.name != "verdicts",
        )
        for question in form.questions
    }


def agreement(labels: Mapping[str, Mapping[str, Hashable]], numbers: bool = False) -> Agreement:
    """Return how far judges agree on the labels of items, of which none needs to have judged all.

    Args:
        labels: by judge and item, of two judges or more.
        numbers: labels are numbers, which differ the more the further they are apart.
    """
    from nltk.metrics.agreement import AnnotationTask  # slow to import
    from nltk.metrics.distance import binary_distance, interval_distance

    judged: dict[str, list[tuple[str, Hashable]]] = {}
    for judge, items in labels.items():
        for item, label in items.items():
            judged.setdefault(item, []).append((judge, label))
    shared = {item: found for item, found in judged.items() if len(found) > 1}
    pairs = [a == b for found in shared.values() for (_, a), (_, b) in combinations(found, 2)]
    kappa = alpha = None
    if len({label for found in shared.values() for _, label in found}) > 1:
        triples = [(judge, item, label) for item, found in shared.items() for judge, label in found]
        task = AnnotationTask(triples, distance=interval_distance if numbers else binary_distance)
        alpha = round(float(task.alpha()), _DECIMALS)
        two = len(labels) == 2 and not numbers
        kappa = round(float(task.kappa()), _DECIMALS) if two else None
    equal = round(100 * sum(pairs) / len(pairs), 2) if pairs else None
    return Agreement(n=len(shared), equal=equal, kappa=kappa, alpha=alpha)
