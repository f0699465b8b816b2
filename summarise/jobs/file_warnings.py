"""What is to be known of whole files, gathered from their records' warnings, to be said at the end of a job."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from summarise.jobs.journal import Done

_MOST = 20  # that are said; all stand in the output
_RECORD = re.compile(r"#\d+(\.\d+)*\Z")  # what a record's source ends in


class FileWarnings:
    """The warnings that begin with the name of their record's file, each once, in order."""

    def __init__(self) -> None:
        self._told: dict[str, None] = {}

    def add(self, done: Iterable[Done]) -> None:
        """Take in records."""
        for one in done:
            self.take(one.record)

    def take(self, record: Mapping[str, Any]) -> None:
        """Take in a record."""
        if warnings := record.get("warnings"):
            begins = tuple(
                f"{file}{end}" for file in _files(record["source"]) for end in (" ", ": ")
            )
            told = (each for each in warnings if each.startswith(begins))
            self._told.update(dict.fromkeys(told))

    @property
    def lines(self) -> tuple[str, ...]:
        """The first of them, and how many more there are."""
        told = tuple(self._told)
        more = len(told) - _MOST
        return (*told[:_MOST], f"and {more} more such warnings") if more > 0 else told


def _files(source: str) -> Iterator[str]:
    """Yield what may be the name of a record's file: a `#` may also be the name's own."""
    if not _RECORD.search(source):
        yield source
    while "#" in source:
        source = source.rpartition("#")[0]
        yield source
