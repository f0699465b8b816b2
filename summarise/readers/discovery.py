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

from summarise.common.documents import Failure
from summarise.common.errors import SummariseError
from summarise.common.outputs import (
    CLEAN_KEYS,
    COUNTS_KEYS,
    FAILURES_ENDING,
    JOURNAL,
    JOURNAL_ENDING,
    PAGE_HEAD,
    PAGE_MARK,
    RUN_KEYS,
    SUMMARY_ENDING,
    journal_folder,
)
from summarise.readers.location import SourceLocation, explain, shown
from summarise.readers.remote import find, is_uri

STDIN = "-"
_FIRST_LINE = 1 << 26  # bytes; a longer line is none of ours
_LINES = {"", ".json", ".jsonl", ".ndjson"}
_PAGE_SUFFIXES = {".html", ".htm"}


def discover(inputs: Iterable[str | Path]) -> Iterator[SourceLocation | Failure]:
    """The regular files that inputs name, in order, and `-` as it is.

    A file in a folder has its relative path for id, a file given by itself its name. Links to
    files are followed, links to folders unless they lead back to a folder above.

    Yields:
        a location for each file, or a failure for what is no file that can be opened.
    """
    for given in inputs:
        path = Path(given)
        if str(given) == STDIN:
            yield SourceLocation(None, STDIN, STDIN)
        elif is_uri(given):
            yield from _walk_uri(str(given))
        elif os.path.isdir(path):
            yield from _walk_folder(path, "", frozenset())
        else:
            location = SourceLocation(path, shown(path.name), shown(path))
            if os.path.isfile(path) and _is_output(path):
                yield location.failure("an output of `summarise`: give the dump it was made from")
            else:
                yield _checked(location)


def _walk_folder(
    folder: Path, prefix: str, above: frozenset[str]
) -> Iterator[SourceLocation | Failure]:
    """A folder whose files have ids that begin with `prefix`, inside the real paths `above`."""
    try:
        children = [child for child in folder.iterdir() if not child.name.startswith(".")]
    except OSError as error:
        yield SourceLocation(folder, prefix or folder.name, shown(folder)).failure(explain(error))
        return
    above |= {os.path.realpath(folder)}
    # A folder's name with its slash sorts as it does within the whole paths.
    for child in sorted(
        children, key=lambda path: os.fsencode(path.name) + b"/" * os.path.isdir(path)
    ):
        identifier = prefix + shown(child.name)
        if os.path.isdir(child):
            ours = child.suffix == JOURNAL_ENDING or os.path.isdir(child / JOURNAL)
            if not ours and os.path.realpath(child) not in above:
                yield from _walk_folder(child, identifier + "/", above)
        elif not child.name.startswith(("README", "LICENSE")) and not _is_ours(child):
            yield _checked(SourceLocation(child, identifier, shown(child)))


def _walk_uri(uri: str) -> Iterator[SourceLocation]:
    for file, below in find(uri):
        source = uri if uri.endswith(f"/{below}") else f"{uri.rstrip('/')}/{below}"
        if not file.name.startswith(("README", "LICENSE")) and ".failures." not in file.name:
            yield SourceLocation(file, below, source)


def _checked(location: SourceLocation) -> SourceLocation | Failure:
    """The location, or why no file can be opened there."""
    assert isinstance(location.path, Path)
    try:
        mode = location.path.stat().st_mode
    except OSError as error:
        if location.path.is_symlink():
            target = shown(os.readlink(location.path))
            return location.failure(f"dangling link to {target}: mend or remove it")
        return location.failure(explain(error))
    if not stat.S_ISREG(mode):
        return location.failure("not a regular file: pipe JSONL into `-` instead")
    return location


def _is_ours(path: Path) -> bool:
    """Whether a file found in a folder is an output, its failures, or what cleaning wrote."""
    if os.path.isdir(journal_folder(path)) or _is_output(path, CLEAN_KEYS, COUNTS_KEYS):
        return True
    article = path.with_name(path.name.removesuffix(SUMMARY_ENDING))
    return article != path and (bool(article.suffix) or article.exists())


def _is_output(path: Path, *more: frozenset[str]) -> bool:
    """Whether a file is what `summarise run` writes, or a report, told by name or how it begins.

    Args:
        more: sets of keys that betray an output as well.
    """
    if path.name.endswith(FAILURES_ENDING):
        return True
    try:
        if path.suffix.lower() in _PAGE_SUFFIXES:
            with path.open("rb") as stream:
                return PAGE_MARK in stream.read(PAGE_HEAD)
        found = _keys(path)
    except (OSError, ValueError, RecursionError, csv.Error):
        return False
    return any(keys <= found for keys in (RUN_KEYS, *more))


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
