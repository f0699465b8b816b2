"""Records to files: JSON Lines, CSV or Parquet by the output's ending, or a text beside each article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from summarise.common.files import failures_file, whole
from summarise.writers.lines import as_line, write_lines
from summarise.writers.tables import write_csv, write_parquet

__all__ = ["as_line", "write", "write_failures"]

_BY_ENDING: dict[str, Callable[[Path, Iterable[str]], int]] = {
    ".csv": write_csv,
    ".parquet": write_parquet,
}


def write(output: Path, lines: Iterable[str], scratch: Path | None = None) -> int:
    """Write records, whole or not at all, and return how many.

    Args:
        output: `.csv` and `.parquet` are tables, every other ending is JSON Lines.
        lines: the records as `as_line` gives them.
        scratch: a folder on the same file system for the draft, the file's own by default.

    Raises:
        SummariseError: it cannot be written there.
    """
    with whole(output, scratch) as draft:
        return _BY_ENDING.get(output.suffix.lower(), write_lines)(draft, lines)


def write_failures(output: Path, lines: Iterable[str], scratch: Path | None = None) -> int:
    """Write the failures beside an output as JSON Lines, and return how many; no file for none.

    Raises:
        SummariseError: they cannot be written there.
    """
    path = failures_file(output)
    with whole(path, scratch) as draft:
        count = write_lines(draft, lines)
    if count == 0:
        path.unlink()
    return count
