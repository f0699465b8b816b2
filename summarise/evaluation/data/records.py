"""Records as predictions and references share them: JSON Lines, CSV or Parquet, each with an `id`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from summarise.common.cells import unmarked
from summarise.common.compression import is_damage, open_unpacked, without_compression
from summarise.common.errors import SummariseError, one_line
from summarise.common.long_fields import LongFields
from summarise.common.nulls import is_null
from summarise.common.outputs import CLEAN_KEYS, RUN_KEYS
from summarise.common.text.repair import without_surrogates
from summarise.evaluation.data.values import id_of, shown


class _NoRecordError(SummariseError):
    """A line or a file is no record, whatever its fields."""


class Record(NamedTuple):
    """One line or row of a file: `place` is `path#number`, counted from 1."""

    place: str
    id: str
    fields: dict[str, Any]

    def text(self, name: str) -> str | None:
        """Return a field that is a string, or None where it is null or absent.

        Raises:
            SummariseError: it is something else.
        """
        value = self.fields.get(name)
        if is_null(value):
            return None
        if isinstance(value, str):
            return value
        raise SummariseError(f"{self.place}: {name} must be a string, not {shown(value)}")


def read_records_once(
    path: Path, cure: str = "keep one", wanted: str = "an id"
) -> Iterator[Record]:
    """Read a file as `read_records_with_id` does, each id once.

    Args:
        path: the file.
        cure: what the error says to do about an id that comes twice.
        wanted: what each record should have, which the error says of a file that is no such one.

    Raises:
        SummariseError: it cannot be read so, or a line has the id of an earlier one.
    """
    places: dict[str, str] = {}
    for record in read_records_with_id(path, wanted):
        if record.id in places:
            first = places[record.id]
            raise SummariseError(f"{record.place}: id {record.id!r} is also at {first}: {cure}")
        places[record.id] = record.place
        yield record


def read_records_with_id(path: Path, wanted: str = "an id") -> Iterator[Record]:
    """Read a file record by record: `.csv` and `.parquet` are tables, any other ending JSON Lines.

    Lines and CSV may be packed, as `.gz`, `.bz2`, `.xz` or `.zst`, and a `.json` file may hold a list
    of records. Columns of a table in text are separated by whichever of comma, semicolon and tab its
    header has most of. Names of fields are compared in lower case, as a spreadsheet's `ID` is `id`;
    where two would be one, they stay as they are. Blank lines are skipped, a byte order mark is ignored, and an empty cell of a
    table is null, since a table has no other way to say it. Ids may be numbers and dates (see
    `id_of`). Lone surrogates become U+FFFD.

    Args:
        path: the file.
        wanted: what each record should have, which the error says where the first line is none.

    Raises:
        SummariseError: the file cannot be read, or a line is not UTF-8, not JSON, not an object, or
            has no id.
    """
    try:
        for place, given in _rows(path, wanted):
            fields = _lowered(given)
            yield Record(place, checked_id(fields.get("id"), place, given), fields)
    except IsADirectoryError as error:
        raise SummariseError(
            f"{path}: is a folder; give the .jsonl, .csv or .parquet file that was written of it"
        ) from error
    except Exception as error:
        if is_damage(error):
            raise SummariseError(f"{path}: cannot be unpacked: {one_line(error)}") from error
        if isinstance(error, OSError):
            raise SummariseError(f"{path}: cannot be read: {error.strerror or error}") from error
        raise


def _rows(path: Path, wanted: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield place and fields of each record; of a file without one, say what it should have."""
    rows = _BY_ENDING.get(ending_of(path), _lines)(path)
    try:
        first = next(rows, None)
    except _NoRecordError as error:
        raise SummariseError(
            f"{error}: give JSON Lines, CSV or Parquet, each record with {wanted}"
        ) from error
    if first:
        yield first
        yield from rows


def ending_of(path: Path) -> str:
    """Return what a file's name ends in, in lower case, without the ending of how it is packed."""
    return without_compression(path).suffix.lower()


def _lowered(fields: dict[str, Any]) -> dict[str, Any]:
    lowered = {name.strip().lower(): value for name, value in fields.items()}
    return lowered if len(lowered) == len(fields) else fields


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    with open_unpacked(path) as file:
        for number, line in enumerate(file, start=1):
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                place = f"{path}#{number}"
                yield place, _parse(line, place)


def _json(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    with open_unpacked(path) as file:
        content = file.read().removeprefix(b"\xef\xbb\xbf")
    if not content.lstrip().startswith(b"["):
        yield from _lines(path)
        return
    for number, value in enumerate(_value(content, str(path)), start=1):
        place = f"{path}#{number}"
        yield place, _fields(value, place)


def _csv(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    with open_unpacked(path) as packed, io.TextIOWrapper(packed, "utf-8-sig", newline="") as file:
        try:
            separator = max(_SEPARATORS, key=file.readline().count)
            file.seek(0)
            reader = csv.DictReader(file, strict=True, delimiter=separator)
            columns = frozenset(reader.fieldnames or ())
            is_ours = columns >= RUN_KEYS or columns >= CLEAN_KEYS  # whose cells are marked
            rows = LongFields(reader)
            for number, row in enumerate(rows, start=1):
                place = f"{path}#{number}"
                if None in row or None in row.values():
                    raise SummariseError(f"{place}: not as many values as columns")
                if is_ours:
                    row = {column: unmarked(value) for column, value in row.items()}
                yield place, {column: value or None for column, value in row.items()}
        except UnicodeDecodeError as error:
            raise SummariseError(f"{path}: not in UTF-8: save it as CSV UTF-8") from error
        except csv.Error as error:
            raise SummariseError(f"{path}: not CSV in UTF-8: {one_line(error)}") from error


def _parquet(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches():
                for fields in batch.to_pylist():
                    number += 1
                    yield f"{path}#{number}", fields
    except pa.ArrowException as error:
        raise SummariseError(f"{path}: not Parquet: {one_line(error)}") from error


WANTED = "an id and a headline or paragraph"  # of predictions and references
_NAMED = 8  # fields
_SEPARATORS = ",;\t"
_BY_ENDING: dict[str, Callable[[Path], Iterator[tuple[str, dict[str, Any]]]]] = {
    ".csv": _csv,
    ".json": _json,
    ".parquet": _parquet,
}
ENDINGS = frozenset({".jsonl", ".ndjson", *_BY_ENDING})  # of files that hold records


def _parse(line: bytes, place: str) -> dict[str, Any]:
    return _fields(_value(line, place), place)


def _value(text: bytes, place: str) -> Any:
    """Return what JSON says, without lone surrogates; raises `_NoRecordError` where it is none."""
    try:
        value = json.loads(text.decode("utf-8"))
        if b"\\ud" in text.lower():
            value = json.loads(without_surrogates(json.dumps(value, ensure_ascii=False)))
    except UnicodeDecodeError as error:
        raise _NoRecordError(f"{place}: not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise _NoRecordError(f"{place}: not JSON: {one_line(error)}") from error
    return value


def _fields(value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _NoRecordError(f"{place}: not an object with an id, but {type(value).__name__}")
    return value


def checked_id(value: Any, place: str, names: Iterable[str] = ()) -> str:
    """Return the id that a record gives (see `id_of`); raises `SummariseError` where it is none.

    Args:
        value: what it gives.
        place: where the record is.
        names: of the fields that it has, which the error names.
    """
    try:
        id_ = id_of(value)
    except TypeError:
        raise SummariseError(f"{place}: id must be a string, not {shown(value)}") from None
    if id_ is None:
        raise SummariseError(f"{place}: no id{_has(names, 'name one of them id')}")
    return id_


def lacks_lengths(record: Record) -> SummariseError:
    """Return what is wrong with a record that has no field for either length, and the cure."""
    has = _has(record.fields, "name what holds the text headline or paragraph")
    return SummariseError(f"{record.place}: neither headline nor paragraph{has}")


def _has(names: Iterable[str], cure: str) -> str:
    """Say which fields a record has, and what to do about them; nothing of a record without any."""
    found = list(map(str, names))
    more = ", …" if len(found) > _NAMED else ""
    return f"; it has {', '.join(found[:_NAMED])}{more}: {cure}" if found else ""
