"""Rows of CSV, each bad one by itself: a quote that is never closed costs its own line, not the rest."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from itertools import chain
from typing import TextIO

from summarise.common.limits import Limits
from summarise.common.long_fields import LongFields

_TOLD = re.compile(r"\ufeff?\"?sep=([,;|\t])\"?,*\s*", re.IGNORECASE)


class Rows(Iterator[list[str] | str]):
    """The rows of a table that are not blank; for one that cannot be parsed, what is wrong with it.

    Columns are separated by what a first line `sep=;` says, which Excel writes, else by whichever of
    comma, semicolon and tab the first line has most of.

    A row that cannot be parsed is its first line: the lines after it, which an open quote took in, are
    read again, as rows of their own.

    Args:
        text: with its line ends as they are.
        limits: of what a row may take.

    Attributes:
        doubtful: whether the last row is of lines that were read again.
    """

    def __init__(self, text: TextIO, limits: Limits) -> None:
        self._limits = limits
        lines = self._bounded(text)
        first = next(lines, "")
        if told := _TOLD.fullmatch(first):
            first, self._delimiter = next(lines, ""), told[1]
        else:
            self._delimiter = max(",;\t", key=first.count)
        self._lines = chain([first], lines)
        self._taken: deque[str] = deque()  # lines of the row that is being read
        self._again: deque[str] = deque()  # lines that are read again, before those to come
        self.doubtful = False
        self._open()

    def __next__(self) -> list[str] | str:
        while True:
            self._taken.clear()
            self.doubtful = bool(self._again)
            try:
                row = next(self._rows)
            except csv.Error as error:
                return self._bad(error)
            if row:
                return row

    def _bad(self, error: csv.Error) -> str:
        """Return what is wrong with the row, and go on after its first line."""
        several = len(self._taken) > 1
        self._taken.popleft()
        self._again.extendleft(reversed(self._taken))
        self._open()
        if several or "unexpected end of data" in str(error):
            return "opens a quote that is not closed: double the quotes within a quoted value"
        if "field larger" in str(error):
            return f"is too long: {self._limits.too_large('row')}"
        return f"is not CSV: {error}; double the quotes within a quoted value"

    def _open(self) -> None:
        reader = csv.reader(self._noted(), delimiter=self._delimiter, strict=True)
        self._rows = LongFields(reader, self._limits.largest_document)

    def _noted(self) -> Iterator[str]:
        while line := self._again.popleft() if self._again else next(self._lines, ""):
            self._taken.append(line)
            if len(line) > self._limits.largest_document:
                raise csv.Error("field larger, and perhaps many")
            yield line

    def _bounded(self, text: TextIO) -> Iterator[str]:
        """Yield lines; of one that is longer than a document may be, as much as tells that it is."""
        most = self._limits.largest_document + 1
        while line := text.readline(most):
            yield line
            while len(line) == most and not line.endswith("\n"):
                line = text.readline(most)
