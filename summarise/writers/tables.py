"""CSV and Parquet: a record a row, its keys the columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 1024  # of a Parquet row group, in memory at once
_NUMBERS = ("words_in", "words_kept", "words_read")


def write_csv(path: Path, lines: Iterable[str]) -> int:
    """Write records as CSV, and return how many.

    Null is an empty cell. A list is JSON in its cell, an empty one an empty cell.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        records, columns = _columns(lines)
        writer = csv.writer(file, lineterminator="\n")
        if columns:
            writer.writerow(columns)
        for record in records:
            writer.writerow([_cell(record[column]) for column in columns])
            count += 1
    return count


def _cell(value: object) -> object:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return value


def write_parquet(path: Path, lines: Iterable[str]) -> int:
    """Write records as Parquet, and return how many."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    count = 0
    records, columns = _columns(lines)
    schema = parquet_schema(columns)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while rows := list(islice(records, _ROWS)):
            writer.write_table(pa.Table.from_pylist(rows, schema))
            count += len(rows)
    return count


def parquet_schema(columns: Iterable[str]) -> pa.Schema:
    """The types of the columns that records of either command may have."""
    import pyarrow as pa

    texts = pa.string()
    unsupported = pa.struct([("length", texts), ("text", texts)])
    block = pa.struct(
        [
            ("text", texts),
            ("label", texts),
            ("reason", texts),
            ("score", pa.float64()),
            ("kept", pa.bool_()),
        ]
    )
    types = dict.fromkeys(_NUMBERS, pa.int64()) | {
        "warnings": pa.list_(texts),
        "unsupported": pa.list_(unsupported),
        "blocks": pa.list_(block),
    }
    return pa.schema([(column, types.get(column, texts)) for column in columns])


def _columns(lines: Iterable[str]) -> tuple[Iterator[Mapping[str, Any]], list[str]]:
    """The records, and the keys of the first, which all of them have."""
    records: Iterator[Mapping[str, Any]] = map(json.loads, lines)
    first = next(records, None)
    return (chain([first], records), list(first)) if first else (records, [])
