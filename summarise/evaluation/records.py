"""JSON Lines as predictions and references share them: one object with an `id` a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from summarise.documents import SummariseError, one_line


class Record(NamedTuple):
    """One line of a file: `place` is `path#line`, lines counted from 1."""

    place: str
    id: str
    fields: dict[str, Any]

    def text(self, name: str) -> str | None:
        """A field that is a string, or None where it is null or absent.

        Raises:
            SummariseError: it is something else.
        """
        value = self.fields.get(name)
        if value is None or isinstance(value, str):
            return value
        raise SummariseError(f"{self.place}: {name} must be a string, not {json.dumps(value)[:80]}")


def read_records(path: Path) -> Iterator[Record]:
    """Read a file line by line; blank lines are skipped, a byte order mark is ignored.

    Whole numbers are accepted as ids and read as their digits, as data sets often have them.

    Raises:
        SummariseError: the file cannot be read, or a line is not UTF-8, not JSON, not an object,
            has no id, or an id that an earlier line has.
    """
    places: dict[str, str] = {}
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if number == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")
                if not line.strip():
                    continue
                record = _parse(line, f"{path}#{number}")
                if record.id in places:
                    first = places[record.id]
                    raise SummariseError(f"{record.place}: id {record.id!r} is also at {first}")
                places[record.id] = record.place
                yield record
    except OSError as error:
        raise SummariseError(f"{path}: cannot be read: {error.strerror}") from error


def _parse(line: bytes, place: str) -> Record:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SummariseError(f"{place}: not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise SummariseError(f"{place}: not JSON: {one_line(error)}") from error
    if not isinstance(fields, dict):
        raise SummariseError(f"{place}: not an object with an id, but {type(fields).__name__}")
    id_ = fields.get("id")
    if isinstance(id_, int) and not isinstance(id_, bool):
        id_ = str(id_)
    if id_ is None or id_ == "":
        raise SummariseError(f"{place}: no id")
    if not isinstance(id_, str):
        raise SummariseError(f"{place}: id must be a string, not {json.dumps(id_)[:80]}")
    return Record(place, id_, fields)
