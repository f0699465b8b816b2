"""Keep on disk what one pass over a dump made, so that the next need not make it again.

What there is no room for is not kept, and made again. It does not know what it keeps.
"""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LARGEST = 1 << 30  # bytes that are kept, in all
LARGEST_SHARE = 4  # and at most a quarter of the room that the disk has, which others need too


class Shelf:
    """A folder of things by their keys; each process that has a copy may fill its share of the room.

    Args:
        folder: where they are kept; nobody else may write there.
        room: bytes that this process, or each that has a copy, may still keep.
    """

    def __init__(self, folder: Path, room: int = LARGEST) -> None:
        self.folder = folder
        self._room = room

    @property
    def full(self) -> bool:
        """Whether nothing more is kept, so that nothing need be made to be kept."""
        return self._room <= 0

    def put(self, key: str, value: Any) -> None:
        """Keep a thing that can be pickled, if there is room."""
        if self.full:
            return
        path = self.folder / key
        try:
            data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            path.write_bytes(data)
        except (OSError, RecursionError):  # a full disk, or too deep: it is made again
            path.unlink(missing_ok=True)
            self._room = 0
        else:
            self._room -= len(data)

    def take(self, key: str) -> Any:
        """Return a thing and forget it; None where it was not kept."""
        path = self.folder / key
        try:
            data = path.read_bytes()
        except OSError:
            return None
        path.unlink(missing_ok=True)
        return pickle.loads(data)


@contextmanager
def open_shelf(processes: int = 1) -> Iterator[Shelf | None]:
    """Yield a shelf that is gone when the block ends, None where there is no place for one.

    Args:
        processes: how many share its room.
    """
    try:
        folder = TemporaryDirectory(prefix="summarise-", ignore_cleanup_errors=True)
    except OSError:
        yield None
        return
    with folder as name:
        room = min(LARGEST, shutil.disk_usage(name).free // LARGEST_SHARE)
        yield Shelf(Path(name), room // processes)
