"""Evaluate a checkpoint on a dataset: summarise what is not yet summarised, then score it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from summarise.common.documents import LENGTHS, RawDocument
from summarise.common.errors import SummariseError
from summarise.config import load
from summarise.evaluation.data.articles import find_articles
from summarise.evaluation.data.dataset import Dataset, load_dataset
from summarise.evaluation.data.prediction_files import left_out
from summarise.evaluation.data.predictions import System, load_system, load_systems
from summarise.evaluation.evaluator import Evaluation, Options, evaluate_systems
from summarise.jobs import local
from summarise.readers import cut


def evaluate_dataset(
    name: str,
    split: str,
    fields: Mapping[str, str],
    limit: int | None,
    predictions: Sequence[Path],
    config: str,
    keep: Path | None,
    options: Options,
    subset: str | None = None,
    revision: str | None = None,
) -> Evaluation:
    """Score predictions, or a configuration's own summaries, against a dataset's references.

    Args:
        name, split, fields, limit: which rows (see `load_dataset`).
        predictions: JSONL files, one a system; empty to have `config` write the summaries.
        config: a preset or a YAML file.
        keep: the JSONL file of those summaries, taken up where it stopped; by default they are not
            kept.
        options: how to evaluate.
        subset, revision: which of the dataset's configurations and versions (see `load_dataset`).

    Raises:
        SummariseError: the dataset or the predictions cannot be read, or nothing can be scored.
    """
    data = load_dataset(name, split, fields, limit, subset, revision)
    if predictions:
        systems = load_systems(predictions)
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = keep or Path(folder) / f"{Path(config).stem}.jsonl"
            systems = [_summarise(data, config, path, is_kept=keep is not None)]
    articles = find_articles(systems, data.articles)
    notes = left_out(predictions, [Path(system.source) for system in systems])
    return evaluate_systems(systems, data.references, articles, options, notes)


def _summarise(data: Dataset, config: str, path: Path, is_kept: bool) -> System:
    from summarise.generation import SummaryGenerator

    lengths = [length for length in LENGTHS if data.references.texts[length]]
    outcome = local.run(cut(_documents(data)), path, SummaryGenerator(load(config), lengths))
    if outcome.stopped or not outcome.done:
        cure = (
            "run it again with the same --keep to go on"
            if is_kept
            else "none are kept; with --keep FILE a run goes on where it stopped"
        )
        raise SummariseError(
            f"{outcome.done} of {len(data.articles)} articles summarised, {outcome.failed} failed: {cure}"
        )
    return load_system(path)


def _documents(data: Dataset) -> Iterator[RawDocument]:
    """The articles, which are clean already."""
    for id_, text in data.articles.items():
        yield RawDocument(id_, f"{data.references.source}, {id_}", text, needs_cleaning=False)
