"""How the inputs of an output were read, as its journal keeps it, so that they can be read so again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from summarise.common.errors import SummariseError, one_line
from summarise.common.limits import Limits
from summarise.jobs.journal import Journal
from summarise.readers import Chunk
from summarise.readers.record import ReaderOptions


def noted(chunks: Iterable[Chunk], journal: Journal) -> Iterator[Chunk]:
    """Pass chunks on, and have a journal keep how the first of them is read."""
    for number, chunk in enumerate(chunks):
        if number == 0:
            options = chunk.options._asdict()
            options |= {
                "fields": dict(chunk.options.fields),
                "limits": asdict(chunk.options.limits),
            }
            journal.note_reading(json.dumps(options))
        yield chunk


def reading_of(db: sqlite3.Connection) -> ReaderOptions:
    """Return how a journal's inputs were read, plainly where it is older than that.

    Raises:
        SummariseError: it is damaged.
        sqlite3.Error: it cannot be read.
    """
    found = (
        db.execute("select options from reading").fetchone() if has_table(db, "reading") else None
    )
    return _as_options(found[0]) if found else ReaderOptions()


def read_only(file: Path) -> sqlite3.Connection:
    """Return a connection to a journal's file that changes nothing; raises `sqlite3.Error`."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def has_table(db: sqlite3.Connection, table: str) -> bool:
    """Return whether a journal has a table, which an older version may not have made."""
    query = "select count(*) from sqlite_master where name = ?"
    return bool(db.execute(query, (table,)).fetchone()[0])


def _as_options(kept: str) -> ReaderOptions:
    try:
        options = json.loads(kept)
        return ReaderOptions(**options | {"limits": Limits(**options["limits"])})
    except (ValueError, TypeError, KeyError) as error:
        raise SummariseError(
            f"the journal does not say how the input was read ({one_line(error)}): run it again"
        ) from error
