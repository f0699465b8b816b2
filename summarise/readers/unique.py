"""Ids that are unique over all inputs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError, one_line
from summarise.readers.location import SourceLocation


def each_id_once(documents: Iterable[RawDocument | Failure]) -> Iterator[RawDocument | Failure]:
    """Yield documents; one whose id was given before becomes a failure that names both places.

    Ids are kept on disk, not in memory.

    Raises:
        SummariseError: there is no room for them.
    """
    try:
        with closing(sqlite3.connect("", check_same_thread=False)) as seen:  # a file without a name
            seen.execute("pragma journal_mode = off")
            seen.execute("create table ids (id text primary key, source text) without rowid")
            seen.execute("begin")
            for document in documents:
                yield document if isinstance(document, Failure) else _first(document, seen)
    except sqlite3.Error as error:
        raise SummariseError(
            f"cannot keep ids in a temporary file: {one_line(error)}; "
            "name a folder with room in SQLITE_TMPDIR"
        ) from error


def _first(document: RawDocument, seen: sqlite3.Connection) -> RawDocument | Failure:
    """Return the document, or a failure that names the place where its id was given before."""
    row = (document.id, document.source)
    if seen.execute("insert or ignore into ids values (?, ?)", row).rowcount:
        return document
    (first,) = seen.execute("select source from ids where id = ?", row[:1]).fetchone()
    return SourceLocation(None, *row).failure(
        f"id {document.id!r} was already given by {first}: give {document.source} another"
    )
