"""Check an output, its failures, its journal and the inputs against each other; nothing is changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from summarise.common.documents import Failure
from summarise.common.errors import SummariseError, one_line
from summarise.common.files import real_file
from summarise.common.outputs import failures_file, journal_folder
from summarise.common.ownership import Ledger, Owner, file_digest, owner_of
from summarise.jobs.claim import JOURNAL_FILE
from summarise.jobs.reading import has_table, read_only, reading_of
from summarise.readers import read
from summarise.writers import write

_SHOWN = 3  # of the ids that something is wrong with


def verify(output: Path, inputs: Sequence[str | Path] = ()) -> list[str]:
    """Return what is wrong with an output, a sentence each; nothing where all is well.

    Args:
        output: of `run` or `clean`, written on this machine.
        inputs: what it was made of, which is read as it was then; by default they are not looked
            into.

    Raises:
        SummariseError: there is no such output, it has no journal of this machine, or an input
            does not exist.
    """
    output = real_file(output)
    folder = journal_folder(output)
    file = folder / JOURNAL_FILE
    if not output.is_file():
        raise SummariseError(f"{output}: no such output")
    if not file.is_file():
        raise SummariseError(f"{output} has no {file}: it cannot be verified")
    try:
        with closing(read_only(file)) as db:
            changed = _changed(output, folder)
            faults = [
                f"{path} was changed since it was written: move it away and run it again"
                for path in changed
            ]
            faults += _journal(db)
            if output not in changed and not _is_written(output, db):
                faults.append(f"{output} is not what its journal has: run it again")
            return [*faults, *_against(db, inputs)]
    except sqlite3.Error as error:
        return [f"{file} cannot be read: {one_line(error)}"]


def _changed(output: Path, folder: Path) -> list[Path]:
    """Return which of the files were changed since they were written."""
    ledger = Ledger(folder, owner_of(folder) or Owner("run", output.name))
    return [path for path in (output, failures_file(output)) if not ledger.owns(path)]


def _journal(db: sqlite3.Connection) -> Iterator[str]:
    (state,) = db.execute("pragma integrity_check(1)").fetchone()
    if state != "ok":
        yield f"the journal is damaged: {one_line(state)}"
    query = "select count(*) from records where typeof(record) <> 'text' or not json_valid(record)"
    if damaged := db.execute(query).fetchone()[0]:
        yield f"the journal has {damaged} damaged records: run it again"


def _against(db: sqlite3.Connection, inputs: Sequence[str | Path]) -> Iterator[str]:
    done, failed = (
        [row[0] for row in db.execute(f"select id from {table} order by position")]
        for table in ("records", "failures")
    )
    if inputs:
        options = reading_of(db)
        documents = read(
            list(inputs), options.fields, options.needs_cleaning, options.limits, options.split
        )
        found = [each.id for each in documents if not isinstance(each, Failure)]
        there, recorded = set(found), set(done)
        left_out = set(failed) | _dropped(db)
        yield from _named("documents neither done nor failed", there - recorded - left_out)
        yield from _named("records whose documents are gone", recorded - there)
        if [id for id in found if id in recorded] != [id for id in done if id in there]:
            yield "the records are not in the order of the input: run it again"


def _dropped(db: sqlite3.Connection) -> set[str]:
    """Return the ids of documents that have no record since they repeat others."""
    if not has_table(db, "dropped"):  # of a version that did not look for them
        return set()
    return {id for (id,) in db.execute("select id from dropped")}


def _is_written(output: Path, db: sqlite3.Connection) -> bool:
    """Return whether an output has the journal's records, by writing them once more elsewhere."""
    rows = db.execute("select record from records order by position, id")
    with TemporaryDirectory(prefix="summarise-") as folder:
        again = Path(folder) / output.name
        try:
            write(again, (json.loads(record) for (record,) in rows))
        except (
            ValueError,
            TypeError,
            AttributeError,
            LookupError,
        ):  # a damaged one, which is told of already
            return False
        return file_digest(again) == file_digest(output)


def _named(what: str, ids: Iterable[str]) -> Iterator[str]:
    if listed := sorted(ids):
        more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
        yield f"{what}: {', '.join(listed[:_SHOWN])}{more}"
