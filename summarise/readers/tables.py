"""CSV, TSV and Parquet: a record a row."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError, one_line
from summarise.readers.decode import text_stream
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions, to_document

_LONGEST_FIELD = 1 << 28  # characters; the csv module's own limit, 131,072, cuts long articles
_ROWS = 256  # rows of a Parquet file in memory at once


def read_csv(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """A document or a failure for each row below the header; its number counts from 1.

    The columns are separated by whichever of comma, semicolon and tab the header has most of.
    Values stay strings (an id `007` is kept), an empty one is None, and every row has a value for
    each column.
    """
    # The standard module, for it goes on after a bad row and says which; pandas, by which
    # `datasets` reads CSV, gives up the file there, and takes the first column for an index when
    # every row has a value too many.
    csv.field_size_limit(_LONGEST_FIELD)
    with text_stream(stream) as (text, warnings):
        first = text.readline()
        text.seek(0)
        rows = _rows(csv.reader(text, delimiter=max(",;\t", key=first.count), strict=True))
        header = next(rows, [])
        if isinstance(header, str):
            raise SummariseError(f"its header {header}")
        header = [name.strip() for name in header]
        number = 0
        for number, row in enumerate(rows, 1):
            here = location.record(number)
            if isinstance(row, str):
                yield here.failure(f"row {number} {row}")
            elif len(row) < len(header) or any(row[len(header) :]):
                yield here.failure(
                    f"row {number} has {len(row)} values, the header {len(header)}: "
                    "quote values that hold commas, quotes or line breaks"
                )
            else:
                values = {name: value or None for name, value in zip(header, row, strict=False)}
                yield to_document(values, here, options, warnings)
    if not number:
        raise SummariseError("empty table: no row below a header")


def _rows(rows: Iterator[list[str]]) -> Iterator[list[str] | str]:
    """The rows that are not blank; for one that cannot be parsed, what is wrong with it."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                yield "opens a quote that is never closed: the rest of the file cannot be read"
            else:
                yield f"is not CSV: {error}; double the quotes within a quoted value"
        else:
            if row:
                yield row


def read_parquet(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """A document or a failure for each row; its number counts from 1."""
    import datasets  # seconds to import

    datasets.config.HF_UPDATE_DOWNLOAD_COUNTS = False  # else every call asks the hub's server
    datasets.disable_progress_bars()
    datasets.logging.set_verbosity(datasets.logging.CRITICAL)
    with TemporaryDirectory() as folder:
        link = Path(folder, "rows.parquet")  # `datasets` takes a path with [ or * for a pattern
        if isinstance(location.path, Path):
            os.symlink(location.path.resolve(), link)
        else:  # of an object store
            with link.open("wb") as copy:
                shutil.copyfileobj(stream, copy)
        number = 0
        try:
            rows = datasets.load_dataset(
                "parquet",
                data_files=str(link),
                split="train",
                streaming=True,
                cache_dir=folder,
                batch_size=_ROWS,
            )
            for number, row in enumerate(rows, 1):
                yield to_document(row, location.record(number), options)
        except Exception as error:  # of several libraries, without a common base
            raise SummariseError(f"not readable as Parquet: {one_line(error)}") from error
    if not number:
        raise SummariseError("empty table: it has no rows")
