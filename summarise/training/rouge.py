"""ROUGE of what a model writes on the way, as the package's own evaluation computes it."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.evaluation.metrics.rouge import Rouge
from summarise.evaluation.metrics.rouge_settings import RougeSettings
from summarise.evaluation.tokenizers.automatic import choose_tokeniser

_VARIANTS = ("rouge1", "rouge2", "rougeLsum")


def mean_rouge(references: Sequence[str], texts: Sequence[str]) -> dict[str, float]:
    """Return the means of ROUGE-1, -2 and -Lsum F-measures, 0 to 100; 0 of no texts."""
    rouge = Rouge(settings=RougeSettings(tokeniser=choose_tokeniser("auto", references)[0]))
    scores = [rouge.score([r], text) for r, text in zip(references, texts, strict=True)]
    return {
        name: round(100 * sum(s[name].fmeasure for s in scores) / max(1, len(scores)), 2)
        for name in _VARIANTS
    }
