"""Make an output ours for as long as a job runs, or refuse it: another run's, another command's, nobody's."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields
from pathlib import Path

from filelock import FileLock, Timeout

from summarise.common.documents import Failure
from summarise.common.errors import SummariseError
from summarise.common.files import real_file
from summarise.common.outputs import failures_file, journal_folder
from summarise.common.ownership import Ledger, Owner, file_digest, not_ours

JOURNAL_FILE = "journal.sqlite"  # of a job on this machine
PARTITIONS = "partitions"  # of one on a cluster
_FAILURE = {field.name for field in fields(Failure)}


@contextmanager
def claim(output: Path, folder: Path, command: str, force: bool) -> Iterator[Ledger]:
    """Yield the ledger of an output, which is ours until the block ends, or this process does.

    Args:
        output: a file, or a folder of Parquet files.
        folder: of its journal; it is made. The lock and the ledger lie in it.
        command: that writes.
        force: take what is not ours.

    Raises:
        SummariseError: another run holds it; it, or the failures beside it, is not ours; or it
            cannot be written.
    """
    try:
        if output.exists() and not folder.exists() and not force:
            raise SummariseError(
                f"{output} exists and was not begun by this command (it has no {folder.name}): give another --output, or --force to overwrite it"
            )
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SummariseError(f"cannot write {output}: {error.strerror or error}") from error
    lock = FileLock(folder / "lock")
    try:
        _acquire(lock, output)
        _clear(folder)
        yield _ledger(output, folder, command, force)
    finally:
        with suppress(OSError):  # it ends with this process at the latest
            lock.release()


def check_claim(output: Path, command: str, force: bool = False) -> None:
    """Raise now the error that the claim of a job's output would meet; see `claim`.

    Args:
        output: a file; the folder of its journal is made.
        command: that will write.
        force: take what is not ours.
    """
    output = real_file(output)
    with claim(output, journal_folder(output), command, force):
        pass


def _acquire(lock: FileLock, output: Path) -> None:
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            gc.collect()  # a job of this process that was struck while it let go may lie about still
            lock.acquire(timeout=0)
    except Timeout:
        raise SummariseError(
            f"another run is writing {output}: wait for it, or give another --output"
        ) from None
    except OSError as error:
        raise SummariseError(f"cannot write {output}: {error.strerror or error}") from error


def _clear(folder: Path) -> None:
    """Remove the drafts that a killed job left."""
    try:
        for draft in folder.glob(".*.draft"):
            if draft.is_file():
                draft.unlink()
    except OSError as error:
        raise SummariseError(f"cannot write {folder}: {error.strerror or error}") from error


def _ledger(output: Path, folder: Path, command: str, force: bool) -> Ledger:
    try:
        ledger = Ledger(folder, Owner(command, output.name))
        before = ledger.begun_by
        files = [] if output.is_dir() else [output, failures_file(output)]
        taken = (
            files if force or (not before and _is_older(folder)) else filter(_is_failures, files)
        )
        ledger.note(file_digest(file) for file in taken if file.is_file())
        if before and before.output != output.name and output.with_name(before.output).exists():
            raise SummariseError(
                f"{folder} is the journal of {output.with_name(before.output)}: give another --output"
            )
        if before and before.command != command and output.exists() and not force:
            raise SummariseError(
                f"{output} is what `summarise {before.command}` wrote: give another --output, or --force to overwrite it"
            )
        for file in files:
            if not ledger.owns(file):
                raise not_ours(file)
        ledger.note(())  # so that it has its owner from now on
    except OSError as error:
        raise SummariseError(f"cannot write {folder}: {error.strerror or error}") from error
    return ledger


def _is_older(folder: Path) -> bool:
    """Return whether a journal was begun before there were ledgers."""
    file = folder / JOURNAL_FILE
    return (file.is_file() and file.stat().st_size > 0) or (folder / PARTITIONS).is_dir()


def _is_failures(file: Path) -> bool:
    """Return whether a file has failures of ours, whose output and journal may be gone."""
    try:
        with file.open(encoding="utf-8") as lines:
            return set(json.loads(lines.readline(100_000))) == _FAILURE
    except (OSError, ValueError, TypeError, RecursionError):
        return False


def lost(output: Path, folder: Path, what: str) -> SummariseError:
    """Return the error of an output whose journal does not have what was done."""
    return SummariseError(
        f"{folder} has no {what} of what is in {output}: --force starts over and overwrites it; "
        "to keep it, give another --output"
    )
