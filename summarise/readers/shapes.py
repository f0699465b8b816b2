"""The shapes of a file's records: one that alone lacks a key which all others have is perhaps damaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_LEAST = 3  # other records, by which a file's keys are known
_DEEP = 3  # levels of objects
_LEAST_END = 2  # letters


class Shapes:
    """Notes which keys each record has, those of objects within it too, and says which record is unlike the others."""

    def __init__(self) -> None:
        # by the keys of a shape: the number of its first record, and the order of its keys
        self._first = dict[frozenset[str], tuple[int, Sequence[str]]]()
        self._counts = dict[frozenset[str], int]()

    def note(self, number: int, record: object) -> None:
        """Take note of a record; a third shape ends it, since records then differ anyway."""
        if len(self._counts) > 2 or not isinstance(record, Mapping):
            return
        keys = _keys(record, "", _DEEP)
        shape = frozenset(keys)
        self._first.setdefault(shape, (number, keys))
        self._counts[shape] = self._counts.get(shape, 0) + 1

    def warning(self) -> str | None:
        """Return what is to be said of a record that alone is of another shape, None where all are alike or many."""
        if len(self._counts) != 2:
            return None
        (odd, once), (usual, often) = sorted(self._counts.items(), key=lambda item: item[1])
        if once > 1 or often < _LEAST:
            return None
        number, keys = self._first[odd]
        if missing := sorted(usual - odd):  # a key more is mostly somebody's own
            return (
                f"record {number} lacks {', '.join(missing)}, which all others have: a piece of the file may "
                "be missing there"
            )
        if joined := _joined(keys, self._first[usual][1]):
            return f"the {joined!r} of record {number} looks like pieces of two keys: a piece of the file may be missing there"
        return None


def _joined(keys: Sequence[str], usual: Sequence[str]) -> str | None:
    """Return the key that is the beginning of one and the end of another; None where none is.

    It then stands where the first of them stands in other records, and before what follows the second there.

    Args:
        keys: of the odd record, in order.
        usual: those of the others.
    """
    known = set(usual)
    following = dict(zip(usual, [*usual[1:], ""], strict=True))
    before = dict(zip(usual, ["", *usual[:-1]], strict=True))
    for place, key in enumerate(keys):
        if key in known:
            continue
        above, next_ = (
            keys[place - 1] if place else "",
            keys[place + 1] if place + 1 < len(keys) else "",
        )
        ends = [each for each in usual if following[each] == next_]
        for begun in (each for each in usual if before[each] == above):
            for ended in ends:
                if _is_made_of(key, begun, ended):
                    return key
    return None


def _is_made_of(key: str, begun: str, ended: str) -> bool:
    """Return whether a key is the beginning of one and the end of another."""
    return any(
        begun.startswith(key[:i]) and ended.endswith(key[i:])
        for i in range(1, len(key) - _LEAST_END + 1)
    )


def _keys(record: Mapping[str, Any], above: str, deep: int) -> list[str]:
    keys = [f"{above}{key}" for key in record]
    for key, value in record.items():
        if deep > 1 and isinstance(value, Mapping):
            keys.extend(_keys(value, f"{above}{key}.", deep - 1))
    return keys
