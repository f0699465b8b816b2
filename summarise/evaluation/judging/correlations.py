"""How far ROUGE and support agree with what people said, on the very texts that they judged.

Spearman's rank correlation (Spearman 1904, "The Proof and Measurement of Association between Two
Things"), with a bootstrap interval over texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

import numpy as np

from summarise.evaluation.judging.files import KeyText, SheetTexts
from summarise.evaluation.judging.questions import FORMS
from summarise.evaluation.judging.systems import REFERENCE
from summarise.evaluation.judging.verdicts import Verdicts
from summarise.evaluation.metrics.faithfulness import support
from summarise.evaluation.metrics.rouge import Rouge
from summarise.evaluation.metrics.rouge_settings import RougeSettings
from summarise.evaluation.significance.bootstrap import CONFIDENCE, RESAMPLES, SEED, Floats
from summarise.evaluation.tokenizers.automatic import choose_tokeniser

_DECIMALS = 4
_LEAST = 10  # texts; of fewer a correlation says nothing


class Correlation(TypedDict):
    """A figure beside what people said of the same `n` texts: from -1 (the reverse) to 1 (the same)."""

    n: int
    spearman: float
    low: float
    high: float


def correlations(
    key: Sequence[KeyText], verdicts: Verdicts, texts: SheetTexts
) -> dict[str, Correlation]:
    """Return the correlation of each figure with the judges' mean opinion of a text.

    ROUGE leaves out the references themselves and articles without one. A figure or an opinion that
    is the same everywhere has no correlation and is left out, as is what has fewer than 10 texts.
    """
    form = FORMS[key[0].form]
    figures: dict[str, list[tuple[float, float]]] = {}
    references = [reference for text in key for reference in text.references]
    rouge = Rouge(settings=RougeSettings(tokeniser=choose_tokeniser("auto", references)[0]))
    for text in key:
        said = [form.merit(judged[text.id]) for judged in verdicts.values() if text.id in judged]
        if not said:
            continue
        opinion = sum(said) / len(said)
        found = {"support": support(texts.articles[text.article], texts.texts[text.id]).score}
        if text.references and REFERENCE not in text.systems:
            scores = rouge.score(text.references, texts.texts[text.id])
            found = {name: score.fmeasure for name, score in scores.items()} | found
        for name, value in found.items():
            figures.setdefault(name, []).append((value, opinion))
    pairs = {name: np.array(values) for name, values in figures.items()}
    return {
        name: _correlation(values)
        for name, values in sorted(pairs.items(), key=lambda item: item[0] == "support")
        if len(values) >= _LEAST and not (values == values[0]).all(axis=0).any()
    }


def _correlation(values: Floats) -> Correlation:
    random = np.random.default_rng(SEED)
    drawn = (values[random.integers(len(values), size=len(values))] for _ in range(RESAMPLES))
    found = [spearman(sample) for sample in drawn]
    tail = (1 - CONFIDENCE) / 2
    low, high = np.nanquantile(found, [tail, 1 - tail])
    return Correlation(
        n=len(values),
        spearman=round(spearman(values), _DECIMALS),
        low=round(float(low), _DECIMALS),
        high=round(float(high), _DECIMALS),
    )


def spearman(values: Floats) -> float:
    """Return the rank correlation of two columns; NaN where one of them does not vary."""
    ranks = np.stack([_ranks(column) for column in values.T])
    if (ranks.std(axis=1) == 0).any():
        return float("nan")
    first, second = ranks - ranks.mean(axis=1, keepdims=True)
    return float(first @ second / np.sqrt(first @ first * (second @ second)))


def _ranks(column: Floats) -> Floats:
    """Return ranks, equals having the mean of theirs."""
    _, places, counts = np.unique(column, return_inverse=True, return_counts=True)
    means: Floats = (np.cumsum(counts) - (counts - 1) / 2)[places]
    return means
