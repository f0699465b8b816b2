"""Scores as flat records, for data frames and tables."""

from __future__ import annotations

from typing import Any

from summarise.common.documents import LENGTHS
from summarise.evaluation.scores import Scores, measures_of


def rows(scores: Scores) -> list[dict[str, Any]]:
    """Return scores as flat records, which `pandas.DataFrame` takes as they are.

    A row has `system`, `baseline` (whether it is one), `length`, `n`, `empty`, and for each ROUGE
    type `rouge1_precision`, `_recall`, `_fmeasure`, `_low` and `_high`; then, of a system, what its
    texts are like (`text_words`, `text_support` and so on).
    """
    found = []
    for length in LENGTHS:
        for kind in ("systems", "baselines"):
            for name, lengths in scores[kind].items():
                if length not in lengths:
                    continue
                one = lengths[length]
                row = {"system": name, "baseline": kind == "baselines", "length": length}
                row |= {"n": one["n"], "empty": one["empty"]}
                for metric, measure in measures_of(one).items():
                    row |= {f"{metric}_{key}": value for key, value in measure.items()}
                means = scores["texts"]["systems"].get(name, {}) if kind == "systems" else {}
                row |= {f"text_{key}": value for key, value in means.get(length, {}).items()}
                found.append(row)
    return found
