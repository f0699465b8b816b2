"""Ids that are unique over all inputs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError, one_line
from summarise.readers.location import SourceLocation


def each_id_once(documents: Iterable[RawDocument | Failure]) -> Iterator[RawDocument | Failure]:
    """Yield documents; one whose id was given before becomes a failure that names both places.

    Raises:
        SummariseError: there is no room for the ids, see `unique_ids`.
    """
    with unique_ids() as repeated:
        for document in documents:
            if isinstance(document, Failure):
                yield document
            else:
                yield repeated(document.id, document.source) or document


@contextmanager
def unique_ids() -> Iterator[Callable[[str, str], Failure | None]]:
    """Yield a function of a document's id and source: its failure if the id was given before.

    Ids are kept on disk, not in memory.

    Raises:
        SummariseError: there is no room for them.
    """
    try:
        with closing(sqlite3.connect("", check_same_thread=False)) as seen:  # a file without a name
            seen.execute("pragma journal_mode = off")
            seen.execute("create table ids (id text primary key, source text) without rowid")
            seen.execute("begin")
            yield partial(_repeated, seen)
    except sqlite3.Error as error:
        raise SummariseError(
            f"cannot keep ids in a temporary file: {one_line(error)}; "
            "name a folder with room in SQLITE_TMPDIR"
        ) from error


def _repeated(seen: sqlite3.Connection, id: str, source: str) -> Failure | None:
    if seen.execute("insert or ignore into ids values (?, ?)", (id, source)).rowcount:
        return None
    (first,) = seen.execute("select source from ids where id = ?", (id,)).fetchone()
    if first == source:
        why = "was already read: it is given twice"
    elif f"/{source}".endswith(f"/{id}"):  # the id is the path's
        why = f"id {id!r} was already given by {first}: give the folder above both, or rename one"
    else:
        why = f"id {id!r} was already given by {first}: give {source} another"
    return SourceLocation(None, id, source).failure(why)
