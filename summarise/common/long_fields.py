"""CSV rows whose fields may be as long as an article."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TypeVar

from summarise.common.limits import DEFAULT

Row = TypeVar("Row")


class LongFields(Iterator[Row]):
    """The rows of a `csv.reader` or `csv.DictReader`, with fields of up to so many characters.

    The csv module's own limit, 131,072, refuses long articles. It is one for the whole process: it is raised for the time that a
    row takes, and is the caller's again when the row is there.
    """

    def __init__(self, rows: Iterator[Row], longest: int = DEFAULT.largest_document) -> None:
        self._rows, self._longest = rows, longest

    def __next__(self) -> Row:
        limit = csv.field_size_limit(self._longest)
        try:
            return next(self._rows)
        finally:
            csv.field_size_limit(limit)
