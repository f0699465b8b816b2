"""Inputs to files: folders are walked in byte order of the relative path.

Left out are hidden files and folders, a folder's README and LICENSE, and our own outputs; in an
object store only failures are known for ours.
"""

from __future__ import annotations

import csv
import json
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from summarise.common.documents import Failure
from summarise.common.errors import SummariseError, one_line
from summarise.common.files import JOURNAL, journal_folder
from summarise.readers.remote import RemoteFile, find, is_uri

STDIN = "-"
_FIRST_LINE = 1 << 26  # bytes; a longer line is none of ours
_LINES = {"", ".json", ".jsonl", ".ndjson"}
_RUN_KEYS = {"headline", "paragraph", "model", "words_read"}
_PAGE_SUFFIXES = {".html", ".htm"}
_PAGE = b'<meta name="generator" content="summarise '  # near the top of our reports
_CLEAN_KEYS = {"byline", "agency", "standfirst", "language", "warnings"}
_COUNTS_KEYS = {"counts", "least_documents", "least_share"}


class Place(NamedTuple):
    """Where a document comes from.

    Attributes:
        path: the file, here or in an object store; None for standard input.
        id: the document's id, as long as nothing in the file gives another.
        source: the same for people: the path as they gave it.
    """

    path: Path | RemoteFile | None
    id: str
    source: str

    @property
    def folder(self) -> str:
        """The first folder below the input, empty for a file beside none or given by itself."""
        return self.id.rpartition("/")[0].partition("/")[0]

    def record(self, number: int) -> Place:
        """The place of a record in this file: its line or row, counted from 1."""
        return Place(self.path, f"{self.id}#{number}", f"{self.source}#{number}")

    def failure(self, error: BaseException | str) -> Failure:
        """What could not be read here, and why."""
        return Failure(self.id, self.source, stage="reading", error=one_line(error))


def walk(inputs: Iterable[str | Path]) -> Iterator[Place | Failure]:
    """The regular files that inputs name, in order, and `-` as it is.

    A file in a folder has its relative path for id, a file given by itself its name. Links to
    files are followed, links to folders unless they lead back to a folder above.

    Yields:
        a place for each file, or a failure for what is no file that can be opened.
    """
    for given in inputs:
        path = Path(given)
        if str(given) == STDIN:
            yield Place(None, STDIN, STDIN)
        elif is_uri(given):
            yield from _walk_uri(str(given))
        elif os.path.isdir(path):
            yield from _walk_folder(path, "", frozenset())
        else:
            place = Place(path, shown(path.name), shown(path))
            if os.path.isfile(path) and _is_output(path):
                yield place.failure("an output of `summarise`: give the dump it was made from")
            else:
                yield _checked(place)


def shown(path: str | Path) -> str:
    """A path as text; bytes of it that are not UTF-8 are escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _walk_folder(folder: Path, prefix: str, above: frozenset[str]) -> Iterator[Place | Failure]:
    """A folder whose files have ids that begin with `prefix`, inside the real paths `above`."""
    try:
        children = [child for child in folder.iterdir() if not child.name.startswith(".")]
    except OSError as error:
        yield Place(folder, prefix or folder.name, shown(folder)).failure(explain(error))
        return
    above |= {os.path.realpath(folder)}
    # A folder's name with its slash sorts as it does within the whole paths.
    for child in sorted(
        children, key=lambda path: os.fsencode(path.name) + b"/" * os.path.isdir(path)
    ):
        identifier = prefix + shown(child.name)
        if os.path.isdir(child):
            ours = child.suffix == ".journal" or os.path.isdir(child / JOURNAL)
            if not ours and os.path.realpath(child) not in above:
                yield from _walk_folder(child, identifier + "/", above)
        elif not child.name.startswith(("README", "LICENSE")) and not _is_ours(child):
            yield _checked(Place(child, identifier, shown(child)))


def _walk_uri(uri: str) -> Iterator[Place]:
    for file, below in find(uri):
        source = uri if uri.endswith(f"/{below}") else f"{uri.rstrip('/')}/{below}"
        if not file.name.startswith(("README", "LICENSE")) and ".failures." not in file.name:
            yield Place(file, below, source)


def _checked(place: Place) -> Place | Failure:
    """The place, or why no file can be opened there."""
    assert isinstance(place.path, Path)
    try:
        mode = place.path.stat().st_mode
    except OSError as error:
        if place.path.is_symlink():
            target = shown(os.readlink(place.path))
            return place.failure(f"dangling link to {target}: mend or remove it")
        return place.failure(explain(error))
    if not stat.S_ISREG(mode):
        return place.failure("not a regular file: pipe JSONL into `-` instead")
    return place


def explain(error: OSError) -> str:
    """An error of the system in one line that names the cure."""
    if isinstance(error, PermissionError):
        return "no permission to read it: change its mode or leave it out"
    return f"cannot be read: {error.strerror or error}"


def _is_ours(path: Path) -> bool:
    """Whether a file found in a folder is an output, its failures, or what cleaning wrote."""
    if os.path.isdir(journal_folder(path)) or _is_output(path, _CLEAN_KEYS, _COUNTS_KEYS):
        return True
    article = path.with_name(path.name.removesuffix(".summary.txt"))
    return article != path and (bool(article.suffix) or article.exists())


def _is_output(path: Path, *more: set[str]) -> bool:
    """Whether a file is what `summarise run` writes, or a report, told by name or how it begins.

    Args:
        more: sets of keys that betray an output as well.
    """
    if path.name.endswith(".failures.jsonl"):
        return True
    try:
        if path.suffix.lower() in _PAGE_SUFFIXES:
            with path.open("rb") as stream:
                return _PAGE in stream.read(512)
        found = _keys(path)
    except (OSError, ValueError, RecursionError, csv.Error):
        return False
    return any(keys <= found for keys in (_RUN_KEYS, *more))


def _keys(path: Path) -> set[str]:
    """What the first record of a file has, none where its ending is that of no output.

    Raises:
        OSError, ValueError, RecursionError, csv.Error: it cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix in _LINES:
        with path.open("rb") as stream:
            begins = stream.read(1)
            return (
                set(json.loads(begins + stream.readline(_FIRST_LINE))) if begins == b"{" else set()
            )
    if suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as text:
            return set(next(csv.reader([text.readline(_FIRST_LINE)]), []))
    if suffix == ".parquet":
        import pyarrow.parquet as pq  # a tenth of a second to import

        return set(pq.read_schema(path).names)
    return set()


def check_exist(inputs: Iterable[str | Path]) -> None:
    """Raise a `SummariseError` for the first input that is not there at all."""
    for given in inputs:
        if is_uri(given):
            next(find(str(given)), None)
        elif str(given) != STDIN and not os.path.lexists(given):
            raise SummariseError(f"{shown(given)}: no such file or folder")
