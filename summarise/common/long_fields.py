"""CSV rows whose fields may be as long as an article."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TypeVar

Row = TypeVar("Row")

_LONGEST_FIELD = 1 << 28  # characters; the csv module's own limit, 131,072, cuts long articles


class LongFields(Iterator[Row]):
    """The rows of a `csv.reader` or `csv.DictReader`, with fields of up to 268 million characters.

    The limit is one of the module `csv`, for the whole process: it is raised for the time that a
    row takes, and is the caller's again when the row is there.
    """

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows

    def __next__(self) -> Row:
        limit = csv.field_size_limit(_LONGEST_FIELD)
        try:
            return next(self._rows)
        finally:
            csv.field_size_limit(limit)
