"""CSV and Parquet: a record a row, its keys the columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.common.cells import marked
from summarise.common.text.repair import writable
from summarise.writers.lines import Record

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 1024  # of a Parquet row group, in memory at once
_NUMBERS = ("words_in", "words_kept", "words_read")


def write_csv(path: Path, records: Iterable[Record]) -> int:
    """Write records as CSV, and return how many.

    Null is an empty cell. A list is JSON in its cell, an empty one an empty cell. What a spreadsheet
    would take for a formula is marked (see `summarise.common.cells`).
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        rows, columns = _rows(records)
        writer, quoting = (
            csv.writer(file, lineterminator="\n", quoting=which)
            for which in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)
        )
        if columns:
            writer.writerow(columns)
        for row in rows:
            cells = [_cell(row.get(column)) for column in columns]
            # Python's csv leaves a lone carriage return unquoted, and reads it as the row's end
            torn = any(isinstance(cell, str) and "\r" in cell for cell in cells)
            (quoting if torn else writer).writerow(cells)
            count += 1
    return count


def _cell(value: object) -> object:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return marked(value) if isinstance(value, str) else value


def write_parquet(path: Path, records: Iterable[Record]) -> int:
    """Write records as Parquet, and return how many."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    count = 0
    rows, columns = _rows(records)
    schema = parquet_schema(columns)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(rows, _ROWS)):
            writer.write_table(pa.Table.from_pylist(group, schema))
            count += len(group)
    return count


def parquet_schema(columns: Iterable[str]) -> pa.Schema:
    """Return the types of the columns that records of either command may have."""
    import pyarrow as pa

    texts = pa.string()
    unsupported = pa.struct([("length", texts), ("text", texts)])
    support = pa.struct([("length", texts), ("score", pa.float64())])
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
        "support": pa.list_(support),
        "unsupported": pa.list_(unsupported),
        "blocks": pa.list_(block),
    }
    return pa.schema([(column, types.get(column, texts)) for column in columns])


def _rows(records: Iterable[Record]) -> tuple[Iterator[Record], list[str]]:
    """Return the records as they can be written, and the keys of the first, which all have."""
    rows: Iterator[Record] = map(writable, records)
    first = next(rows, None)
    return (chain([first], rows), list(first)) if first else (rows, [])
