"""Predictions: what `summarise run` writes, or any records with an `id` and one length.

A length that is null was not written; one that is "" was, without a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarise.common.compression import without_compression
from summarise.common.documents import LENGTHS
from summarise.common.errors import SummariseError
from summarise.common.nulls import is_null
from summarise.evaluation.data.prediction_files import files_of
from summarise.evaluation.data.records import WANTED, lacks_lengths, read_records_once
from summarise.evaluation.tokenizers.sentence_marks import has_marks, marks_to_lines


@dataclass(frozen=True)
class Prediction:
    """The summaries of one article; a length that was not written is None.

    `title` is the article's own headline, `text` its cleaned body and `source` where it was read
    from, where the file has them.
    """

    id: str
    headline: str | None = None
    paragraph: str | None = None
    title: str | None = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False)
    source: str | None = field(default=None, repr=False)

    def summary(self, length: str) -> str | None:
        """Return the `headline` or the `paragraph`."""
        return self.headline if length == "headline" else self.paragraph


@dataclass(frozen=True)
class System:
    """One system's predictions by id, in the file's order.

    Attributes:
        name: the file's, without its endings.
        source: the file.
        predictions: by id.
        marked: how many have sentence marks, which are read as line ends.
        repeats: ids of articles of which nothing was written, since they repeat others.
    """

    name: str
    source: str
    predictions: dict[str, Prediction] = field(repr=False)
    marked: int = 0
    repeats: frozenset[str] = frozenset()

    def summaries(self, length: str) -> dict[str, str]:
        """Return the summaries of one length by id, without those that were not written."""
        written = ((id_, p.summary(length)) for id_, p in self.predictions.items())
        return {id_: summary for id_, summary in written if summary is not None}


def load_systems(paths: Sequence[Path]) -> list[System]:
    """Read one system a file; of a folder its files of records, by their names (see `files_of`).

    Raises:
        SummariseError: no file is given, two have the same stem, or one cannot be read
            (see `load_system`).
    """
    if not paths:
        raise SummariseError("no predictions: give at least one file")
    paths = [file for path in paths for file in files_of(path)]
    sources: dict[str, Path] = {}
    for path in paths:
        name = _name(path)
        if name in sources:
            raise SummariseError(
                f"{sources[name]} and {path} would both be system {name!r}: rename one"
            )
        sources[name] = path
    return [load_system(path) for path in paths]


def load_system(path: Path) -> System:
    """Read a system's predictions from a JSONL, CSV or Parquet file.

    Raises:
        SummariseError: naming file and line: not JSON, no id, a repeated id (both lines named),
            no field for either length, a value that is not a string; or the file has no predictions.
    """
    predictions = {}
    marked = 0
    repeats = set()
    for record in read_records_once(path, wanted=WANTED):
        if record.fields.keys().isdisjoint(LENGTHS):
            raise lacks_lengths(record)
        texts = {length: record.text(length) for length in LENGTHS}
        if not is_null(record.fields.get("duplicate_of")) and not any(texts.values()):
            repeats.add(record.id)
            continue
        marked += any(text and has_marks(text) for text in texts.values())
        written = {length: text and marks_to_lines(text) for length, text in texts.items()}
        about = {name: record.text(name) or None for name in ("title", "text", "source")}
        predictions[record.id] = Prediction(record.id, **written, **about)
    if not predictions:
        raise SummariseError(f"{path}: no predictions in it")
    return System(_name(path), str(path), predictions, marked, frozenset(repeats))


def _name(path: Path) -> str:
    """Return the name of the system whose predictions a file has."""
    return without_compression(path).stem
