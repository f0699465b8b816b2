"""Predictions: what `summarise run` writes, or any JSON Lines with an `id` and one length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarise.common.documents import LENGTHS
from summarise.common.errors import SummariseError
from summarise.evaluation.data.records import read_records_with_id


@dataclass(frozen=True)
class Prediction:
    """Return the summaries of one article; a length that was not written is None.

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
    """One system's predictions by id, in the file's order; `name` is the file's stem."""

    name: str
    source: str
    predictions: dict[str, Prediction] = field(repr=False)

    def summaries(self, length: str) -> dict[str, str]:
        """Return the summaries of one length by id, without those that were not written."""
        written = ((id_, p.summary(length)) for id_, p in self.predictions.items())
        return {id_: summary for id_, summary in written if summary is not None}


def load_systems(paths: Sequence[Path]) -> list[System]:
    """Read one system a file.

    Raises:
        SummariseError: no file is given, two have the same stem, or one cannot be read
            (see `load_system`).
    """
    if not paths:
        raise SummariseError("no predictions: give at least one file")
    sources: dict[str, Path] = {}
    for path in paths:
        if path.stem in sources:
            raise SummariseError(
                f"{sources[path.stem]} and {path} would both be system {path.stem!r}: rename one"
            )
        sources[path.stem] = path
    return [load_system(path) for path in paths]


def load_system(path: Path) -> System:
    """Read a system's predictions from a JSONL, CSV or Parquet file.

    Raises:
        SummariseError: naming file and line: not JSON, no id, a repeated id (both lines named),
            neither length, a value that is not a string; or the file has no predictions.
    """
    predictions = {}
    for record in read_records_with_id(path):
        fields = {name: record.text(name) for name in (*LENGTHS, "title", "text", "source")}
        if all(fields[length] is None for length in LENGTHS):
            raise SummariseError(f"{record.place}: neither headline nor paragraph")
        predictions[record.id] = Prediction(record.id, **fields)
    if not predictions:
        raise SummariseError(f"{path}: no predictions in it")
    return System(path.stem, str(path), predictions)
