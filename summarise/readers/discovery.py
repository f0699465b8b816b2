"""Inputs to files: folders are walked once, in byte order of the relative path; no file is opened.

Left out are hidden files and folders, a folder's README and LICENSE, and our own outputs where
their names tell them; those that only their content tells are left out when they are opened (see
`own_outputs`). In an object store only failures are known for ours.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarise.common.documents import Failure
from summarise.common.errors import SummariseError
from summarise.common.limits import DEFAULT, Limits
from summarise.common.outputs import JOURNAL, JOURNAL_ENDING, SUMMARY_ENDING, journal_folder
from summarise.common.ownership import owner_of
from summarise.readers.addresses.page import WebPage, check_address, is_web
from summarise.readers.location import SourceLocation, explain, shown
from summarise.readers.own_outputs import GIVEN_OUTPUT, is_named_as_output, summarised_article
from summarise.readers.remote import find, is_uri

STDIN = "-"
_NO_ARTICLES = ("README", "LICENSE")  # the names of such files, before the first dot


def discover(
    inputs: Iterable[str | Path], limits: Limits = DEFAULT
) -> Iterator[SourceLocation | Failure]:
    """Yield the regular files and pages that inputs name, in order, and `-` as it is.

    A file in a folder has its relative path for id, a file given by itself its name. Links to
    files are followed, links to folders unless they lead back to a folder above.

    Yields:
        a location for each file, or a failure for what is no file that can be opened.
    """
    for given in inputs:
        path = Path(given)
        if str(given) == STDIN:
            yield SourceLocation(None, STDIN, STDIN)
        elif is_web(given):
            yield SourceLocation(WebPage.of(str(given), limits), str(given), str(given))
        elif is_uri(given):
            yield from _in_store(str(given))
        elif os.path.isdir(path):
            yield from _in_folder(path, limits)
        else:
            location = SourceLocation(path, shown(path.name), shown(path))
            if is_named_as_output(path.name) and path.is_file():
                yield location.failure(GIVEN_OUTPUT)
            else:
                yield _checked(location)


def check_exist(inputs: Iterable[str | Path]) -> None:
    """Raise a `SummariseError` for the first input that is not there at all."""
    for given in inputs:
        if is_web(given):
            check_address(str(given))
        elif is_uri(given):
            next(find(str(given)), None)
        elif str(given) != STDIN and not os.path.lexists(given):
            named = shown(given) or "an empty name"
            raise SummariseError(f"{named}: no such file or folder")


def is_readme(name: str) -> bool:
    """Return whether a file is called README or LICENSE, with any ending: it says what a folder holds."""
    return name.partition(".")[0] in _NO_ARTICLES


def _in_folder(
    folder: Path, limits: Limits, prefix: str = "", above: frozenset[str] = frozenset()
) -> Iterator[SourceLocation | Failure]:
    """Yield the files of a folder that lies inside the real paths `above`; ids begin with `prefix`."""
    here = SourceLocation(folder, prefix or folder.name, shown(folder))
    if len(above) > limits.depth:
        yield here.failure(limits.too_deep())
        return
    try:
        with os.scandir(folder) as listed:
            entries = list(listed)
    except OSError as error:
        yield here.failure(explain(error))
        return
    folders = {entry.name for entry in entries if _is_folder(entry)}
    if above and JOURNAL in folders:  # the output of a job
        return
    above |= {os.path.realpath(folder)}
    journals = {name for name in folders if name.endswith(JOURNAL_ENDING)}
    # A folder's name with its slash sorts as it does within the whole paths.
    for entry in sorted(entries, key=lambda e: _bytes(e.name) + b"/" * (e.name in folders)):
        name = entry.name
        if name.startswith("."):
            continue
        path = folder / name
        identifier = prefix + shown(name)
        if name not in folders:
            if not _is_left_out(path, name, journals):
                location = SourceLocation(path, identifier, shown(path), in_folder=True)
                yield location if _is_file(entry) else _checked(location)
        elif name not in journals and os.path.realpath(path) not in above:
            yield from _in_folder(path, limits, identifier + "/", above)


def _bytes(name: str) -> bytes:
    return name.encode() if name.isascii() else os.fsencode(name)


def _is_left_out(path: Path, name: str, journals: set[str]) -> bool:
    """Return whether a file's name, or what lies beside it, says that it is no article."""
    if is_readme(name) or is_named_as_output(name):
        return True
    if journals and (journal := journal_folder(path)).name in journals:
        # the journal of `o.jsonl` has the name that one of `o` would have
        owner = None if path.suffix else owner_of(journal)
        if owner is None or owner.output == name:
            return True
    if not name.endswith(SUMMARY_ENDING):
        return False
    article = summarised_article(path)
    return article is not None and (bool(article.suffix) or article.exists())


def _in_store(uri: str) -> Iterator[SourceLocation | Failure]:
    for file, below in find(uri):
        by_itself = uri.endswith(f"/{below}")
        location = SourceLocation(file, below, uri if by_itself else f"{uri.rstrip('/')}/{below}")
        if not is_named_as_output(file.name):
            if by_itself or not is_readme(file.name):
                yield location
        elif by_itself:
            yield location.failure(GIVEN_OUTPUT)


def _checked(location: SourceLocation) -> SourceLocation | Failure:
    """Return the location, or the failure that says why no file can be opened there."""
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


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # such as a link to itself
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False
