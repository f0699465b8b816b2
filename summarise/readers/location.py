"""Where a document comes from, for records, failures and people."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from summarise.common.compression import is_damage
from summarise.common.documents import Failure
from summarise.common.errors import one_line
from summarise.readers.addresses.page import WebPage
from summarise.readers.remote import RemoteFile


class SourceLocation(NamedTuple):
    """Where a document comes from.

    Attributes:
        path: the file, here, in an object store or on the web; None for standard input.
        id: the document's id, as long as nothing in the file gives another.
        source: the same for people: the path as they gave it.
        in_folder: whether the file was found in a folder, and not given by itself.
    """

    path: Path | RemoteFile | WebPage | None
    id: str
    source: str
    in_folder: bool = False

    @property
    def url(self) -> str | None:
        """The address of a page, None elsewhere."""
        return self.path.url if isinstance(self.path, WebPage) else None

    @property
    def folder(self) -> str:
        """The first folder below the input, empty for a file beside none or given by itself."""
        if self.url:
            return ""
        return self.id.rpartition("/")[0].partition("/")[0]

    def record(self, number: int) -> SourceLocation:
        """Return the location of a record in this file: its line or row, counted from 1."""
        return self._replace(id=f"{self.id}#{number}", source=f"{self.source}#{number}")

    def part(self, number: int) -> SourceLocation:
        """Return the location of one of several records in this record, counted from 1."""
        return self._replace(id=f"{self.id}.{number}", source=f"{self.source}.{number}")

    def inside(self, name: str) -> SourceLocation:
        """Return the location of a file within this file."""
        return self._replace(id=f"{self.id}/{name}", source=f"{self.source}/{name}")

    def failure(self, error: BaseException | str) -> Failure:
        """Return the failure that says what could not be read here, and why."""
        return Failure(self.id, self.source, stage="reading", error=one_line(error))


def shown(path: str | Path) -> str:
    """Return a path as text; bytes of it that are not UTF-8 are escaped."""
    text = str(path)
    return text if text.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")


def explain(error: Exception) -> str:
    """Return what keeps a file from being read, in one line that names the remedy."""
    if isinstance(error, PermissionError):
        return "no permission to read it: change its mode or leave it out"
    if is_damage(error):
        return "cut-off or damaged compressed file: get it again"
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    return f"cannot be read: {type(error).__name__}: {one_line(error)}"
