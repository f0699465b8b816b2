"""chrF2: the F-score of character 1- to 6-grams, in which recall counts twice as much.

It knows no words, so that it needs no tokeniser and no stems, in whatever language. Source: Popović
2015, "chrF: character n-gram F-score for automatic MT evaluation", https://aclanthology.org/W15-3049,
as `sacrebleu` computes it (Post 2018). A mean of summaries, not one of all characters together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, ClassVar

from summarise.evaluation.metrics.base import (
    MetricSettings,
    MetricSignature,
    ReferenceMetric,
    Score,
)

_BETA = 2
_PRECISION_ONLY, _RECALL_ONLY = 0, 1000  # betas of which the other is no part


class Chrf(ReferenceMetric):
    """Scores summaries one by one; of several references the best counts."""

    headings: ClassVar = {"chrf": "chrF2"}

    @classmethod
    def wanted(cls, settings: MetricSettings) -> bool:
        """Tell whether it was asked for: it takes longer than ROUGE."""
        return settings.chrf

    def score(self, references: Sequence[str], prediction: str) -> dict[str, Score]:
        """Score a summary against its references, at least one."""
        scored = [(text, _score(prediction, text, _BETA)) for text in references]
        best, fmeasure = max(scored, key=lambda found: found[1])
        precision, recall = (
            _score(prediction, best, beta) for beta in (_PRECISION_ONLY, _RECALL_ONLY)
        )
        return {"chrf": Score(precision, recall, fmeasure)}

    def signature(self, references: Iterable[Sequence[str]]) -> MetricSignature:
        """Return sacrebleu's settings, and that sentences are what is counted."""
        settings = {
            "case": "mixed",
            "eff": "yes",
            "nc": "6",
            "nw": "0",
            "space": "no",
            "level": "summary",
        }
        return MetricSignature("chrF2", settings, ("sacrebleu",))


def _score(prediction: str, reference: str, beta: int) -> float:
    """Return the F-score of some beta, from 0 to 1."""
    score: float = _scorer(beta).sentence_score(prediction, [reference]).score
    return score / 100


@lru_cache(maxsize=4)
def _scorer(beta: int) -> Any:
    from sacrebleu.metrics.chrf import CHRF  # slow to import

    return CHRF(beta=beta)
