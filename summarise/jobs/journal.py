"""What a job has done so far, on disk: one SQLite file that survives a kill at any moment.

A record counts as done for a document's id, content hash and configuration signature. Batches are
transactions, so a record is there whole or not at all. The output file is written from here.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from filelock import FileLock, Timeout

from summarise.common.documents import Failure
from summarise.common.errors import SummariseError, one_line
from summarise.common.outputs import journal_folder
from summarise.writers import as_line, write, write_failures

_FILE = "journal.sqlite"
_SCHEMA = """
create table if not exists records (
    id text primary key, digest text, signature text, words integer,
    position integer, run integer, record text
) without rowid;
create table if not exists failures (id text, position integer, run integer, record text);
create index if not exists failures_of_id on failures (id);
create table if not exists runs (number integer primary key);
"""


class Done(NamedTuple):
    """One finished record: its document's id, content hash, place in the input and words."""

    id: str
    digest: str
    position: int
    words: int
    record: dict[str, Any]


class Journal:
    """The journal `OUT.journal/` of an output file; use it as a context manager.

    Args:
        output: the file that `export` writes; the journal lies beside it.
        signature: the configuration's; records of another one are done again.
        force: forget what was done, and overwrite an output that has no journal.

    Raises:
        SummariseError: another run holds the output, or it exists without a journal.
    """

    def __init__(self, output: Path, signature: str, force: bool = False) -> None:
        self.output = output
        self.signature = signature
        self.folder = journal_folder(output)
        self._lock = claim(output, self.folder, force)
        for draft in self.folder.glob(".*.draft"):  # a killed run's
            draft.unlink()
        if force:
            for file in self.folder.glob(f"{_FILE}*"):
                file.unlink()
        try:
            self._db = sqlite3.connect(self.folder / _FILE, isolation_level=None)
            self._db.execute("pragma journal_mode=wal")
            self._db.execute("pragma synchronous=normal")  # a kill loses nothing, and it is quick
            self._db.executescript(_SCHEMA)
            self._db.execute("insert into runs select coalesce(max(number), 0) + 1 from runs")
            (self.run,) = self._db.execute("select max(number) from runs").fetchone()
        except sqlite3.Error as error:
            raise SummariseError(
                f"{self.folder} is damaged ({error}): --force starts over"
            ) from error

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()
        self._lock.release()
        if isinstance(error, sqlite3.Error):
            raise SummariseError(f"cannot write {self.folder}: {one_line(error)}") from error

    def words_if_done(self, id: str, digest: str, position: int) -> int | None:
        """Words of a finished document, which is then known to be in the input still, or None."""
        row = self._db.execute(
            "update records set position = ?, run = ? where id = ? and digest = ? and signature = ?"
            " returning words",
            (position, self.run, id, digest, self.signature),
        ).fetchall()
        return int(row[0][0]) if row else None

    def finish(self, done: Iterable[Done], failed: Iterable[tuple[int, Failure]] = ()) -> None:
        """Put a batch on disk, all of it or, if the process dies, nothing."""
        done, failed = list(done), list(failed)
        met = [(id, self.run) for id in (*(d.id for d in done), *(f.id for _, f in failed))]
        self._db.execute("begin")
        # of this run stays what is there: a repeated id fails beside the document that has it
        self._db.executemany("delete from records where id = ? and run <> ?", met)
        self._db.executemany("delete from failures where id = ? and run <> ?", met)
        self._db.executemany(
            "insert or replace into records values (?, ?, ?, ?, ?, ?, ?)",
            [
                (d.id, d.digest, self.signature, d.words, d.position, self.run, as_line(d.record))
                for d in done
            ],
        )
        self._db.executemany(
            "insert into failures values (?, ?, ?, ?)",
            [(f.id, position, self.run, as_line(f.record())) for position, f in failed],
        )
        self._db.execute("commit")

    def forget_gone(self) -> None:
        """Drop records and failures whose documents this run has not met: their input is gone."""
        for table in ("records", "failures"):
            self._db.execute(f"delete from {table} where run <> ?", (self.run,))

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield finished records in the order of the input."""
        yield from self._parsed("select record from records order by position, id")

    def failures(self) -> Iterator[dict[str, Any]]:
        """Yield failures in the order of the input."""
        yield from self._parsed("select record from failures order by position")

    def gone(self) -> Iterator[dict[str, Any]]:
        """Yield records that `forget_gone` would drop."""
        yield from self._parsed("select record from records where run <> ?", self.run)

    def _parsed(self, query: str, *values: int) -> Iterator[dict[str, Any]]:
        return (json.loads(row[0]) for row in self._db.execute(query, values))

    def export(self) -> tuple[int, int]:
        """Write the output and its failures file, in input order; returns how many of each.

        Raises:
            SummariseError: they cannot be written.
        """
        return (
            write(self.output, self.records(), self.folder),
            write_failures(self.output, self.failures(), self.folder),
        )


def words_of_done(output: Path, signature: str, digests: Mapping[str, str]) -> dict[str, int]:
    """Return the words of documents that the journal of an output has finished, by id.

    It is only looked into, by any process; that a document was met is the journal's own to note.

    Args:
        output: the file that the journal lies beside.
        signature: the configuration's.
        digests: of documents, by id.
    """
    file = journal_folder(output) / _FILE
    if not file.exists():
        return {}
    query = "select words from records where id = ? and digest = ? and signature = ?"
    with closing(sqlite3.connect(file)) as db:
        rows = (
            (id, db.execute(query, (id, key, signature)).fetchone()) for id, key in digests.items()
        )
        return {id: int(row[0]) for id, row in rows if row}


def claim(output: Path, folder: Path, force: bool) -> FileLock:
    """Make an output ours until the lock is released; the lock lies in `folder`.

    Raises:
        SummariseError: another run holds it, or it exists and `folder` does not, and no `force`.
    """
    if output.exists() and not folder.exists() and not force:
        raise SummariseError(
            f"{output} exists and was not begun by this command (it has no {folder.name}): give another --output, or --force to overwrite it"
        )
    lock = FileLock(folder / "lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise SummariseError(
            f"another run is writing {output}: wait for it, or give another --output"
        ) from None
    except OSError as error:
        raise SummariseError(f"cannot write {output}: {error.strerror or error}") from error
    return lock
