"""The shapes of a file's records: one that alone lacks a key which all others have is perhaps damaged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_LEAST = 3  # other records, by which a file's keys are known
_DEEP = 3  # levels of objects


class Shapes:
    """Notes which keys each record has, those of objects within it too, and says which record lacks some."""

    def __init__(self) -> None:
        self._first = dict[frozenset[str], int]()  # number of the first record of a shape
        self._counts = dict[frozenset[str], int]()

    def note(self, number: int, record: object) -> None:
        """Take note of a record; a third shape ends it, since records then differ anyway."""
        if len(self._counts) > 2 or not isinstance(record, Mapping):
            return
        shape = frozenset(_keys(record, "", _DEEP))
        self._first.setdefault(shape, number)
        self._counts[shape] = self._counts.get(shape, 0) + 1

    def warning(self) -> str | None:
        """Return what is to be said of a record that alone is of another shape, None where all are alike or many."""
        if len(self._counts) != 2:
            return None
        (odd, once), (usual, often) = sorted(self._counts.items(), key=lambda item: item[1])
        missing = sorted(usual - odd)  # a key more is somebody's own
        if not missing or once > 1 or often < _LEAST:
            return None
        return (
            f"record {self._first[odd]} lacks {', '.join(missing)}, which all others have: a piece of the file may "
            "be missing there"
        )


def _keys(record: Mapping[str, Any], above: str, deep: int) -> list[str]:
    keys = [f"{above}{key}" for key in record]
    for key, value in record.items():
        if deep > 1 and isinstance(value, Mapping):
            keys.extend(_keys(value, f"{above}{key}.", deep - 1))
    return keys
