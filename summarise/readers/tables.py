"""CSV, TSV and Parquet: a record a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from itertools import chain
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError, one_line
from summarise.readers.archives.entry import told
from summarise.readers.csv_rows import Rows
from summarise.readers.decode import text_stream
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions, given_twice, to_document
from summarise.readers.wordpress import UNPUBLISHED

_AFTER_QUOTE = ("its row follows a quote that is not closed, and may be part of a text",)
_ROWS = 256  # rows of a Parquet file in memory at once
_Read = Callable[[SourceLocation, BinaryIO, ReaderOptions], Iterator[RawDocument | Failure]]


def _published(read: _Read) -> _Read:
    """Leave out of a table of WordPress what is no published post; the last result says how many."""

    @wraps(read)
    def read_published(
        location: SourceLocation, stream: BinaryIO, options: ReaderOptions
    ) -> Iterator[RawDocument | Failure]:
        left_out = 0
        waiting: RawDocument | Failure | None = None
        try:
            for result in read(location, stream, options):
                if isinstance(result, Failure) and UNPUBLISHED in result.error:
                    left_out += 1
                    continue
                if waiting:
                    yield waiting
                waiting = result
        except Exception:  # what was read before is not lost
            if waiting:
                yield waiting
            raise
        if left_out and not waiting:
            raise SummariseError(f"no articles in it, only {left_out} {UNPUBLISHED}")
        if left_out and waiting:
            said = f"{location.source} also holds what is left out: {left_out} {UNPUBLISHED}"
            waiting = told(waiting, said)
        if waiting:
            yield waiting

    return read_published


@_published
def read_csv(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield a document or a failure for each row below the header; its number counts from 1.

    The columns are separated by whichever of comma, semicolon and tab the header has most of.
    Values stay strings (an id `007` is kept), an empty one is None, and every row has a value for
    each column.
    """
    # The standard module, for it goes on after a bad row and says which; pandas, by which
    # `datasets` reads CSV, gives up the file there, and takes the first column for an index when
    # every row has a value too many.
    with text_stream(stream) as (text, warnings):
        rows = Rows(text, options.limits)
        header = next(rows, [])
        if isinstance(header, str):
            raise SummariseError(f"its header {header}")
        header = [name.strip() for name in header]
        warnings += given_twice(header, options)
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
                doubt = _AFTER_QUOTE if rows.doubtful else ()
                yield to_document(values, here, options, warnings + doubt)
    if not number:
        raise SummariseError("empty table: no row below a header")


@_published
def read_parquet(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield a document or a failure for each row; its number counts from 1."""
    import pyarrow as pa  # a tenth of a second to import
    import pyarrow.parquet as pq

    number = 0
    try:
        batches = pq.ParquetFile(stream).iter_batches(batch_size=_ROWS)
        rows = chain.from_iterable(batch.to_pylist() for batch in batches)
        for number, row in enumerate(rows, 1):
            yield to_document(row, location.record(number), options)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise SummariseError(f"not readable as Parquet: {one_line(error)}") from error
    if not number:
        raise SummariseError("empty table: it has no rows")
