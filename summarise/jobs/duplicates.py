"""Articles that repeat an earlier one, exactly or nearly, as overlapping downloads and wire copies do.

Texts are compared by their signatures, and only where one of 20 bands of them is the same. Bands and
signatures are kept in a temporary file, so that memory does not grow with the articles.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from typing import Any

from summarise.common.errors import SummariseError, one_line
from summarise.common.text.signatures import VALUES, alike
from summarise.jobs.treatment import Treatment

_BANDS = 20
_BAND = VALUES // _BANDS * 4  # bytes
_CACHE = -65536  # KiB of the file that are in memory at once


class Originals:
    """The articles so far that repeat none before them."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute(f"pragma cache_size = {_CACHE}")
        database.execute("pragma journal_mode = off")
        database.execute("create table originals (number integer primary key, id text, sign blob)")
        database.execute("create table bands (band integer primary key, number integer)")
        database.execute("begin")

    def repeated(self, id: str, signature: bytes) -> str | None:
        """Return the id of the article that one repeats; one that repeats none is kept as original."""
        bands = [_key(number, signature) for number in range(_BANDS)]
        marks = ", ".join("?" * _BANDS)
        candidates = self._database.execute(
            "select number, id, sign from originals where number in "
            f"(select number from bands where band in ({marks})) order by number",
            bands,
        ).fetchall()
        shares = [alike(signature, other) for _, _, other in candidates]
        if any(shares):
            return str(candidates[shares.index(max(shares))][1])
        number = self._database.execute(
            "insert into originals (id, sign) values (?, ?)", (id, signature)
        ).lastrowid
        self._database.executemany(
            "insert or ignore into bands values (?, ?)", [(band, number) for band in bands]
        )
        return None


def _key(number: int, signature: bytes) -> int:
    """Return a band as a number of 64 bits that no other band has."""
    band = signature[number * _BAND : (number + 1) * _BAND]
    digest = blake2b(band, digest_size=8, salt=number.to_bytes(1, "little"))
    return int.from_bytes(digest.digest(), "little", signed=True)


@contextmanager
def originals() -> Iterator[Originals]:
    """Yield an empty set of originals, kept in a temporary file.

    Raises:
        SummariseError: there is no room for it.
    """
    try:
        with closing(sqlite3.connect("", check_same_thread=False)) as database:
            yield Originals(database)
    except sqlite3.Error as error:
        raise SummariseError(
            f"cannot keep signatures in a temporary file: {one_line(error)}; "
            "name a folder with room in SQLITE_TMPDIR"
        ) from error


class Duplicates:
    """What a job does of articles that repeat others.

    Attributes:
        treatment: `keep`: nothing, they are not looked for; `mark`: their records name the original
            and have no summaries; `drop`: they have no records.
        marked, dropped: how many there were.
    """

    def __init__(self, treatment: Treatment, known: Originals | None) -> None:
        self.treatment = treatment
        self.marked = self.dropped = 0
        self._known = known

    def original_of(self, id: str, signature: bytes) -> str | None:
        """Return the id of the article that one repeats, None for none and for no signature."""
        if self._known is None or not signature:
            return None
        original = self._known.repeated(id, signature)
        self.marked += original is not None and self.treatment is Treatment.mark
        self.dropped += original is not None and self.treatment is Treatment.drop
        return original

    def mark(self, record: dict[str, Any], original: str | None) -> dict[str, Any]:
        """Return a record with the key that names the original, where records have it."""
        return record | {"duplicate_of": original} if self.treatment is Treatment.mark else record


@contextmanager
def duplicates(treatment: Treatment) -> Iterator[Duplicates]:
    """Yield what a job does of articles that repeat others; see `originals` for what it raises."""
    if treatment is Treatment.keep:
        yield Duplicates(treatment, None)
        return
    with originals() as known:
        yield Duplicates(treatment, known)
