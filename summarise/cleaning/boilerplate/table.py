"""Merge more rows of numbers than fit into memory: parted by their key on disk, sorted part by part."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.uint64]

_PARTS = 256
ROWS_HELD = 1 << 19  # in memory before they go to disk


class Table:
    """Rows of 64-bit numbers, a value and its key each, on disk when they are many.

    Args:
        folder: where they go; it need not be there.
        columns: of a row, with the value.
        merge: makes one value of those of the same key.
        held: how many rows stay in memory before they go to disk.
    """

    def __init__(self, folder: Path, columns: int, merge: np.ufunc, held: int = ROWS_HELD) -> None:
        self._folder = folder
        self._columns = columns
        self._merge = merge
        self._most = held * columns
        self._held = array("Q")

    def extend(self, rows: Iterable[int] | bytes) -> None:
        """Add the numbers of some rows, or their bytes."""
        self._held.frombytes(rows) if isinstance(rows, bytes) else self._held.extend(rows)
        if len(self._held) >= self._most:
            self._to_disk()

    def parts(self) -> Iterator[Rows]:
        """Yield the rows once, each key once, in parts that fit into memory."""
        if not self._folder.exists():
            yield self._merged(self._held)
            return
        self._to_disk()
        for path in self._folder.iterdir():
            yield self._merged(np.fromfile(path, np.uint64))
            path.unlink()

    def _merged(self, numbers: Rows | array[int]) -> Rows:
        rows = np.array(numbers, np.uint64).reshape(-1, self._columns)
        rows = rows[np.lexsort(rows[:, 1:].T)]
        differs = np.ones(len(rows), np.bool_)
        differs[1:] = (rows[1:, 1:] != rows[:-1, 1:]).any(axis=1)
        first = np.flatnonzero(differs)
        merged = rows[first]
        merged[:, 0] = self._merge.reduceat(rows[:, 0], first)
        return merged

    def _to_disk(self) -> None:
        self._folder.mkdir(exist_ok=True)
        rows = self._merged(self._held)
        # of the whole key, so that a block that every document has fills no part
        part = np.bitwise_xor.reduce(rows[:, 1:], axis=1) % np.uint64(_PARTS)
        rows = rows[np.argsort(part)]
        ends = np.bincount(part.astype(np.int64), minlength=_PARTS).cumsum()
        for number, some in enumerate(np.split(rows, ends[:-1])):
            with (self._folder / str(number)).open("ab") as file:
                some.tofile(file)
        del self._held[:]
