"""What recurs across documents, as `--counts` has it: from a file, or counted in a first pass."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.common.errors import SummariseError

if TYPE_CHECKING:
    from summarise.cleaning import BoilerplateCounts
    from summarise.common.shelf import Shelf
    from summarise.jobs.progress import ShowProgress
    from summarise.pipeline import Dump


def total_of(dump: Dump, quiet: bool = False) -> int | None:
    """Return how many documents a dump has, None when only reading them tells; show progress.

    Raises:
        SummariseError: it has none.
    """
    from summarise.jobs.progress import in_lines

    with in_lines(None, quiet, "listing files") as told:
        total = dump.total(lambda number: told.add(done=number))
    if total == 0:
        raise SummariseError(f"no documents in {', '.join(map(str, dump.inputs))}")
    return total


def find_counts(
    file: Path | None,
    dump: Dump,
    total: int | None,
    count: Callable[[], BoilerplateCounts],
) -> BoilerplateCounts | None:
    """Return what recurs: from the file, else counted over inputs that can be read twice.

    Args:
        file: used when it is there, else written.
        dump: what is read.
        total: how many documents there are; too few to recur are not counted.
        count: makes the first pass.

    Raises:
        SummariseError: the file holds no counts, or standard input would have to be read twice.
    """
    from summarise.cleaning import BoilerplateCounts
    from summarise.cleaning.boilerplate import LEAST_DOCUMENTS
    from summarise.readers.discovery import STDIN

    if file and file.exists():
        return BoilerplateCounts.load(file)
    if STDIN in dump.inputs:
        if file:
            raise SummariseError(
                f"{file}: no such file, and standard input is read but once: "
                "count files first, with the same --counts"
            )
        return None
    if total is not None and total < LEAST_DOCUMENTS and not file:
        return None
    counts = count()
    if file:
        counts.save(file)
    return counts


def count_here(
    dump: Dump, jobs: int, progress: ShowProgress, shelf: Shelf | None = None
) -> BoilerplateCounts:
    """Make the first pass on this machine; a signal ends the command.

    Args:
        dump: what is read.
        jobs: how many processes read and prepare.
        progress: shows how many documents are counted.
        shelf: keeps what was prepared.
    """
    from summarise.jobs import local

    counts = local.count(dump.chunks(), jobs=jobs, progress=progress, shelf=shelf)
    if counts is None:
        raise KeyboardInterrupt
    return counts
