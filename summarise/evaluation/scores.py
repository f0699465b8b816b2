"""SCORES.json: every system's ROUGE on every length, beside baselines that take no model."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypedDict

import numpy as np

from summarise.documents import LENGTHS, SummariseError
from summarise.evaluation.alignment import Missing, Pair, align
from summarise.evaluation.baselines import baseline_systems
from summarise.evaluation.predictions import load_systems
from summarise.evaluation.references import load_references
from summarise.evaluation.resampling import interval
from summarise.evaluation.rouge import Rouge, Score, is_empty, signature

_DECIMALS = 4


class Measure(TypedDict):
    """Means of one ROUGE type over the pairs, 0 to 100; `low` and `high` bound the F-measure."""

    precision: float
    recall: float
    fmeasure: float
    low: float
    high: float


class LengthScores(TypedDict):
    """One length of one system.

    `n` counts the pairs; `empty` those of them where the prediction, or every reference, has no
    word. They score 0 and are part of the means.
    """

    n: int
    empty: int
    rouge1: Measure
    rouge2: Measure
    rougeL: Measure
    rougeLsum: Measure


SystemScores = dict[str, LengthScores]  # by length; one that could not be scored is absent


class Scores(TypedDict):
    """What SCORES.json holds; systems by their file's stem, baselines by their name."""

    signature: str
    systems: dict[str, SystemScores]
    baselines: dict[str, SystemScores]
    comparisons: list[dict[str, Any]]


def evaluate(
    predictions: Sequence[Path],
    references: str | Path,
    missing: Missing = "stop",
    stemming: bool = True,
) -> Scores:
    """Score predictions against references with ROUGE-1, -2, -L and -Lsum.

    Args:
        predictions: JSONL files, one a system, with `id` and `headline` and/or `paragraph`. Where
            they have the articles' `text`, baselines are scored too, on the articles that have it.
        references: a JSONL file, a folder, or `title` (see `load_references`).
        missing: what to do about ids that only one side has (see `align`).
        stemming: whether words are compared by their Porter stems.

    Returns:
        values from 0 to 100, to 4 decimals, with 95% bootstrap intervals of the F-measure.

    Raises:
        SummariseError: a file cannot be read, ids are missing, or a system has nothing to score.
    """
    systems = load_systems([Path(path) for path in predictions])
    loaded = load_references(references, systems)
    aligned = {system.name: align(system, loaded, missing) for system in systems}

    scored = [length for length in LENGTHS if any(length in pairs for pairs in aligned.values())]
    baselines = {
        system.name: align(system, loaded, missing="skip")
        for system in baseline_systems(systems, scored)
    }

    counts = {
        len(pair.references)
        for lengths in aligned.values()
        for pairs in lengths.values()
        for pair in pairs
    }
    rouge = Rouge(stemming)
    return Scores(
        signature=signature(counts, stemming, missing="" if missing == "stop" else missing),
        systems={name: _score_lengths(lengths, rouge) for name, lengths in aligned.items()},
        baselines={name: _score_lengths(lengths, rouge) for name, lengths in baselines.items()},
        comparisons=[],
    )


def _score_lengths(lengths: dict[str, list[Pair]], rouge: Rouge) -> SystemScores:
    return {length: _score_pairs(pairs, rouge) for length, pairs in lengths.items()}


def _score_pairs(pairs: Sequence[Pair], rouge: Rouge) -> LengthScores:
    scores = [rouge.score(pair.references, pair.prediction) for pair in pairs]
    return LengthScores(
        n=len(pairs),
        empty=sum(map(_lacks_words, pairs)),
        rouge1=_measure([score["rouge1"] for score in scores]),
        rouge2=_measure([score["rouge2"] for score in scores]),
        rougeL=_measure([score["rougeL"] for score in scores]),
        rougeLsum=_measure([score["rougeLsum"] for score in scores]),
    )


def _lacks_words(pair: Pair) -> bool:
    return is_empty(pair.prediction) or all(map(is_empty, pair.references))


def _measure(scores: Sequence[Score]) -> Measure:
    """Means of at least one score, in percent."""
    percent = 100 * np.array(scores)  # shape (n, 3): precision, recall, F-measure
    precision, recall, fmeasure = (round(float(mean), _DECIMALS) for mean in percent.mean(axis=0))
    low, high = (round(bound, _DECIMALS) for bound in interval(percent[:, 2]))
    return Measure(precision=precision, recall=recall, fmeasure=fmeasure, low=low, high=high)


def write_scores(scores: Scores, path: Path) -> None:
    """Write SCORES.json, whole or not at all; folders on the way are made.

    Raises:
        SummariseError: it cannot be written there.
    """
    text = json.dumps(scores, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8", newline="\n")
        os.replace(temporary, path)
    except OSError as error:
        raise SummariseError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        temporary.unlink(missing_ok=True)
