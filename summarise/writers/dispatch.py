"""Records to files: JSON Lines, CSV or Parquet by the output's ending."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write
from summarise.common.outputs import failures_file
from summarise.common.ownership import Ledger, not_ours
from summarise.writers.lines import Record, write_lines
from summarise.writers.tables import write_csv, write_parquet

Writer = Callable[[Path, Iterable[Record]], int]

_BY_ENDING: dict[str, Writer] = {
    ".csv": write_csv,
    ".parquet": write_parquet,
}


def write(
    output: Path,
    records: Iterable[Record],
    scratch: Path | None = None,
    ledger: Ledger | None = None,
) -> int:
    """Write records, whole or not at all, and return how many.

    Args:
        output: `.csv` and `.parquet` are tables, every other ending is JSON Lines.
        records: one mapping each; those of a table all have the keys of the first.
        scratch: a folder on the same file system for the draft, the file's own by default.
        ledger: what is there must be its own; None where it may be anyone's.

    Raises:
        SummariseError: it cannot be written there, or is not the ledger's.
    """
    with atomic_write(output, scratch, _admission(ledger, output)) as draft:
        return _BY_ENDING.get(output.suffix.lower(), write_lines)(draft, records)


def write_failures(
    output: Path,
    records: Iterable[Record],
    scratch: Path | None = None,
    ledger: Ledger | None = None,
) -> int:
    """Write the failures beside an output as JSON Lines, and return how many; no file for none.

    Raises:
        SummariseError: they cannot be written there, or what is there is not the ledger's.
    """
    path = failures_file(output)
    rest = iter(records)
    if first := next(rest, None):
        with atomic_write(path, scratch, _admission(ledger, path)) as draft:
            return write_lines(draft, chain([first], rest))
    if ledger and not ledger.owns(path):
        raise not_ours(path)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise SummariseError(f"cannot remove {path}: {error.strerror or error}") from error
    return 0


def _admission(ledger: Ledger | None, target: Path) -> Callable[[Path], object]:
    return partial(ledger.admit, target=target) if ledger else lambda draft: None
