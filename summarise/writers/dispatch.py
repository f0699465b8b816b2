"""Records to files: JSON Lines, CSV or Parquet by the output's ending."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from summarise.common.files import atomic_write
from summarise.common.outputs import failures_file
from summarise.writers.lines import Record, write_lines
from summarise.writers.tables import write_csv, write_parquet

Writer = Callable[[Path, Iterable[Record]], int]

_BY_ENDING: dict[str, Writer] = {
    ".csv": write_csv,
    ".parquet": write_parquet,
}


def write(output: Path, records: Iterable[Record], scratch: Path | None = None) -> int:
    """Write records, whole or not at all, and return how many.

    Args:
        output: `.csv` and `.parquet` are tables, every other ending is JSON Lines.
        records: one mapping each; those of a table all have the keys of the first.
        scratch: a folder on the same file system for the draft, the file's own by default.

    Raises:
        SummariseError: it cannot be written there.
    """
    with atomic_write(output, scratch) as draft:
        return _BY_ENDING.get(output.suffix.lower(), write_lines)(draft, records)


def write_failures(output: Path, records: Iterable[Record], scratch: Path | None = None) -> int:
    """Write the failures beside an output as JSON Lines, and return how many; no file for none.

    Raises:
        SummariseError: they cannot be written there.
    """
    path = failures_file(output)
    with atomic_write(path, scratch) as draft:
        count = write_lines(draft, records)
    if count == 0:
        path.unlink()
    return count
