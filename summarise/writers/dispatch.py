"""Records to files, in the format that an output's ending names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write
from summarise.common.outputs import failures_file
from summarise.common.ownership import Ledger, not_ours
from summarise.writers.lines import Record, copy_lines, write_lines
from summarise.writers.markdown import write_markdown
from summarise.writers.page.page import write_page
from summarise.writers.tables import write_csv, write_parquet
from summarise.writers.workbook import check_installed, write_workbook

Writer = Callable[[Path, Iterable[Record]], int]
ReadWriter = Callable[[Path, Iterable[Record], Iterable[Record]], int]

_OF_ANYTHING: dict[str, Writer] = {
    ".jsonl": write_lines,
    ".ndjson": write_lines,
    ".csv": write_csv,
    ".parquet": write_parquet,
    ".xlsx": write_workbook,
}
# for people, who are told in them what was not done
_OF_SUMMARIES: dict[str, ReadWriter] = {".md": write_markdown, ".html": write_page}


def check_ending(output: Path, summaries: bool = True) -> None:
    """Raise a `SummariseError` for an output in a format that is not written, or not here.

    Args:
        output: the file.
        summaries: whether it is to hold summaries, which have formats of their own.
    """
    ending = output.suffix.lower()
    known = [*_OF_ANYTHING, *(_OF_SUMMARIES if summaries else ())]
    if ending not in known:
        cure = "; for a page give --report" if ending == ".html" else ""
        raise SummariseError(f"{output}: an output ends in {', '.join(known)}{cure}")
    if ending == ".xlsx":
        check_installed()


def write(
    output: Path,
    records: Iterable[Record],
    scratch: Path | None = None,
    ledger: Ledger | None = None,
    failures: Iterable[Record] = (),
) -> int:
    """Write records, whole or not at all, and return how many.

    Args:
        output: its ending names the format, see `check_ending`.
        records: one mapping each; those of a table all have the keys of the first.
        scratch: a folder on the same file system for the draft, the file's own by default.
        ledger: what is there must be its own; None where it may be anyone's.
        failures: what was not done, which a page and Markdown tell.

    Raises:
        SummariseError: it cannot be written there or in no such format, or is not the ledger's.
    """
    check_ending(output)
    with atomic_write(output, scratch, _admission(ledger, output)) as draft:
        ending = output.suffix.lower()
        if ending in _OF_SUMMARIES:
            return _OF_SUMMARIES[ending](draft, records, failures)
        return _OF_ANYTHING[ending](draft, records)


def write_stored(
    output: Path,
    lines: Iterable[str],
    scratch: Path | None = None,
    ledger: Ledger | None = None,
    failures: Iterable[Record] = (),
) -> int:
    """Write records as `write` does, given as `as_line` made them.

    Raises:
        SummariseError: see `write`.
    """
    if _OF_ANYTHING.get(output.suffix.lower()) is not write_lines:
        return write(output, map(json.loads, lines), scratch, ledger, failures)
    with atomic_write(output, scratch, _admission(ledger, output)) as draft:
        return copy_lines(draft, lines)


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
    try:
        if ledger and not ledger.owns(path):
            raise not_ours(path)
        path.unlink(missing_ok=True)
    except OSError as error:
        raise SummariseError(f"cannot remove {path}: {error.strerror or error}") from error
    return 0


def _admission(ledger: Ledger | None, target: Path) -> Callable[[Path], object]:
    return partial(ledger.admit, target=target) if ledger else lambda draft: None
