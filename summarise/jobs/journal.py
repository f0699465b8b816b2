"""What a job has done so far, on disk: one SQLite file that survives a kill at any moment.

A record counts as done for a document's id, content hash and configuration signature. Batches are
transactions, so a record is there whole or not at all. The output file is written from here.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from summarise.common.documents import Failure
from summarise.common.errors import SummariseError, one_line
from summarise.common.files import real_file
from summarise.common.outputs import journal_folder
from summarise.jobs.claim import JOURNAL_FILE, claim, lost
from summarise.writers import as_line, write_failures, write_stored

_APPLICATION, _VERSION = 0x73756D6D, 1  # "summ"; the stamp that SQLite has room for
_SCHEMA = f"""
create table if not exists records (
    id text primary key, digest text, signature text, words integer,
    position integer, run integer, record text
) without rowid;
create table if not exists failures (id text, position integer, run integer, record text);
create index if not exists failures_of_id on failures (id);
create table if not exists dropped (id text primary key, original text, run integer) without rowid;
create table if not exists runs (number integer primary key);
create table if not exists reading (options text);
pragma application_id = {_APPLICATION};
pragma user_version = {_VERSION};
"""
# A record that is not what we put there (a disk's fault, another program) is not done.
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_LEAST_ROOM = 1 << 20  # bytes; with less the database cannot go on, whatever it says
_SOUND = (
    "typeof(words) = 'integer' and typeof(record) = 'text' and json_valid(record)"
    " and substr(record, 1, 1) = '{' and instr(record, char(10)) = 0"
)
_SOUND_FAILURE = _SOUND.replace("typeof(words) = 'integer' and ", "")
_RECORDS = f"select record from records where {_SOUND} order by position, id"
_FAILURES = f"select record from failures where {_SOUND_FAILURE} order by position"
_GONE = f"select record from records where run <> ? and {_SOUND}"


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
        force: forget what was done, and overwrite an output that is not ours.
        command: that writes; another one's output is refused.

    Raises:
        SummariseError: another run holds the output, it is not ours (see `claim`), or what was done
            for it is lost or damaged.
    """

    def __init__(
        self, output: Path, signature: str, force: bool = False, command: str = "run"
    ) -> None:
        self.output = real_file(output)
        self.signature = signature
        self.folder = journal_folder(self.output)
        self._open = ExitStack()
        with self._open:
            self.ledger = self._open.enter_context(claim(self.output, self.folder, command, force))
            if force:
                self._clear()
            try:
                db = sqlite3.connect(self.folder / JOURNAL_FILE, isolation_level=None)
                self._db = self._open.enter_context(closing(db))
                self.run = self._begin_run(force)
            except sqlite3.Error as error:
                raise _explain(error, self.folder) from error
            self._open = self._open.pop_all()

    def _clear(self) -> None:
        """Remove what was done."""
        try:
            for file in self.folder.glob(f"{JOURNAL_FILE}*"):
                if file.is_file():
                    file.unlink()
        except OSError as error:
            raise SummariseError(f"cannot write {self.folder}: {error.strerror}") from error

    def _begin_run(self, force: bool) -> int:
        """Begin a run, and return its number."""
        self._check_stamp(force)
        self._db.execute("pragma journal_mode=wal")
        self._db.execute("pragma synchronous=normal")  # a kill loses nothing, and it is quick
        self._db.executescript(f"begin; {_SCHEMA} commit;")
        self._db.execute("insert into runs select coalesce(max(number), 0) + 1 from runs")
        return int(self._ask("select max(number) from runs"))

    def _check_stamp(self, force: bool) -> None:
        """Refuse a journal that is another program's or a newer version's, or that has lost all."""
        application, version = map(self._ask, ("pragma application_id", "pragma user_version"))
        tables = self._ask("select count(*) from sqlite_master")
        if tables and (application, version) not in ((_APPLICATION, _VERSION), (0, 0)):
            wrote = (
                "a newer version of summarise: use that one"
                if application == _APPLICATION
                else "another program: give another --output"
            )
            raise SummariseError(f"{self.folder} was written by {wrote}, or --force starts over")
        if not (tables or force) and self.output.exists() and self.output.stat().st_size:
            raise lost(self.output, self.folder, "record")

    def _ask(self, query: str) -> Any:
        """Return the one value that a query has."""
        return self._db.execute(query).fetchone()[0]

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._open.close()
        except sqlite3.Error as closing_error:
            raise _explain(closing_error, self.folder) from closing_error
        if isinstance(error, sqlite3.Error):
            raise _explain(error, self.folder) from error

    def words_if_done(self, id: str, digest: str, position: int) -> int | None:
        """Words of a finished document, which is then known to be in the input still, or None."""
        row = self._db.execute(
            "update records set position = ?, run = ? where id = ? and digest = ? and signature = ?"
            f" and {_SOUND} returning words",
            (position, self.run, id, digest, self.signature),
        ).fetchall()
        return int(row[0][0]) if row else None

    def finish(self, done: Iterable[Done], failed: Iterable[tuple[int, Failure]] = ()) -> None:
        """Put a batch on disk, all of it or, if the process dies, nothing."""
        done, failed = list(done), list(failed)
        met = [(id, self.run) for id in (*(d.id for d in done), *(f.id for _, f in failed))]
        with self._db:
            self._db.execute("begin")
            # of this run stays what is there: a repeated id fails beside the document that has it
            self._db.executemany("delete from records where id = ? and run <> ?", met)
            self._db.executemany("delete from failures where id = ? and run <> ?", met)
            self._db.executemany(
                "insert or replace into records values (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        d.id,
                        d.digest,
                        self.signature,
                        d.words,
                        d.position,
                        self.run,
                        as_line(d.record),
                    )
                    for d in done
                ],
            )
            self._db.executemany(
                "insert into failures values (?, ?, ?, ?)",
                [(f.id, position, self.run, as_line(f.record())) for position, f in failed],
            )

    def drop(self, repeats: Iterable[tuple[str, str]]) -> None:
        """Note documents that have no record since they repeat others, with the others' ids."""
        rows = [(id, original, self.run) for id, original in repeats]
        self._db.executemany("insert or replace into dropped values (?, ?, ?)", rows)

    def note_reading(self, options: str) -> None:
        """Note how the inputs of this run are read, in place of what was noted before."""
        with self._db:
            self._db.execute("begin")
            self._db.execute("delete from reading")
            self._db.execute("insert into reading values (?)", (options,))

    def keep_unread(self) -> int:
        """Take for met what lies in a file or folder of which this run could read nothing.

        It may be back: the folder may be a share that is not mounted.

        Returns:
            how many records of this configuration that is.
        """
        failed = self._db.execute(
            f"select json_extract(record, '$.source') from failures where run = ? and {_SOUND_FAILURE}",
            (self.run,),
        )
        unread = {source for (source,) in failed}
        sources = "select id, json_extract(record, '$.source') from records where run "
        gone = [
            (id, places)
            for id, source in self._db.execute(  # what costs most is asked last
                f"{sources} <> ? and signature = ? and {_SOUND}", (self.run, self.signature)
            )
            if (places := unread.intersection(_around(source)))
        ]
        if gone:
            for _, source in self._db.execute(f"{sources} = ? and {_SOUND}", (self.run,)):
                unread.difference_update(_around(source))
        kept = [(self.run, id) for id, places in gone if not unread.isdisjoint(places)]
        self._db.executemany("update records set run = ? where id = ?", kept)
        return len(kept)

    def forget_gone(self) -> None:
        """Drop what is known of documents that this run has not met: their input is gone."""
        for table in ("records", "failures", "dropped"):
            self._db.execute(f"delete from {table} where run <> ?", (self.run,))

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield finished records in the order of the input."""
        yield from map(json.loads, self._stored(_RECORDS))

    def failures(self) -> Iterator[dict[str, Any]]:
        """Yield failures in the order of the input."""
        yield from map(json.loads, self._stored(_FAILURES))

    def gone(self) -> Iterator[dict[str, Any]]:
        """Yield records that `forget_gone` would drop."""
        yield from map(json.loads, self._stored(_GONE, self.run))

    def _stored(self, query: str, *values: int) -> Iterator[str]:
        """Yield what a query finds, JSON that is one line."""
        return (row[0] for row in self._db.execute(query, values))

    def export(self) -> tuple[int, int]:
        """Write the output and its failures file, in input order; returns how many of each.

        Raises:
            SummariseError: they cannot be written.
        """
        return (
            write_stored(
                self.output, self._stored(_RECORDS), self.folder, self.ledger, self.failures()
            ),
            write_failures(self.output, self.failures(), self.folder, self.ledger),
        )


def _around(source: str | None) -> Iterator[str]:
    """Yield what a source lies in: `a` and `a/b.zip` of `a/b.zip/c.txt`, `d.jsonl` of `d.jsonl#7`."""
    text = source or ""
    return (text[: found.start()] for found in re.finditer(r"[/\\#]", text))


def words_of_done(output: Path, signature: str, digests: Mapping[str, str]) -> dict[str, int]:
    """Return the words of documents that the journal of an output has finished, by id.

    It is only looked into, by any process; that a document was met is the journal's own to note.

    Args:
        output: the file that the journal lies beside.
        signature: the configuration's.
        digests: of documents, by id.

    Raises:
        SummariseError: the journal cannot be read.
    """
    file = journal_folder(output) / JOURNAL_FILE
    query = f"select words from records where id = ? and digest = ? and signature = ? and {_SOUND}"
    try:
        if not file.exists():
            return {}
        with closing(sqlite3.connect(file)) as db:
            rows = (
                (id, db.execute(query, (id, key, signature)).fetchone())
                for id, key in digests.items()
            )
            return {id: int(row[0]) for id, row in rows if row}
    except sqlite3.Error as error:
        raise _explain(error, file.parent) from error
    except OSError as error:
        raise SummariseError(f"cannot read {file}: {error.strerror or error}") from error


def _explain(error: sqlite3.Error, folder: Path) -> SummariseError:
    """Return an error of the database in one line, with its cause and its cure."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without what it says besides
    if code in _DAMAGED and _is_damaged(folder):
        return SummariseError(f"{folder} is damaged ({one_line(error)}): --force starts over")
    if code == sqlite3.SQLITE_FULL or shutil.disk_usage(folder).free < _LEAST_ROOM:
        cure = "the disk is full: make room and run it again, what is done stays"
    else:
        cure = "mend that and run it again, what is done stays"
    return SummariseError(f"cannot write {folder} ({one_line(error)}): {cure}")


def _is_damaged(folder: Path) -> bool:
    """Look again: what could not be read once may be whole, and is not to be thrown away then."""
    try:
        with closing(sqlite3.connect(folder / JOURNAL_FILE)) as db:
            (state,) = db.execute("pragma quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED
    return bool(state != "ok")
