"""Our own outputs among the inputs, told by their names and by how they begin.

Names are looked at while a folder is walked, and what a file begins with when it is opened to be
read, so that nothing is opened only to be recognised.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from summarise.common.outputs import (
    BESIDE_ANSWERS,
    CLEAN_KEYS,
    COUNTS_KEYS,
    FAILURES_ENDING,
    PAGE_HEAD,
    PAGE_MARK,
    RANK_KEYS,
    RUN_KEYS,
    SCORE_KEYS,
    SHEET_KEY_KEYS,
    SHEET_KEYS,
    SUMMARY_ENDING,
    VERDICT_KEYS,
)
from summarise.readers.location import SourceLocation

GIVEN_OUTPUT = "an output of `summarise`: give the dump it was made from"
_IN_FOLDERS = (CLEAN_KEYS, COUNTS_KEYS, SHEET_KEYS, SHEET_KEY_KEYS)
_ANSWERS = (VERDICT_KEYS, SCORE_KEYS, RANK_KEYS)
_FIRST_LINE = 1 << 26  # bytes; a longer line is none of ours
_LINES = {"", ".json", ".jsonl", ".ndjson"}
_PAGES = {".html", ".htm"}
_LOOKED_AT = {*_LINES, *_PAGES, ".csv", ".parquet"}


def is_named_as_output(name: str) -> bool:
    """Return whether a file has the name of a file of failures."""
    return name.endswith(FAILURES_ENDING)


def summarised_article(path: Path) -> Path | None:
    """Return the article of a text beside it: `a.txt.summary.txt` -> `a.txt`; None for another."""
    name = path.name.removesuffix(SUMMARY_ENDING)
    return path.with_name(name) if name != path.name else None


def is_output(location: SourceLocation) -> bool:
    """Open a file and return whether it is an output of ours.

    For one that is open already, see `begins_as_output`.
    """
    if not isinstance(location.path, Path) or location.path.suffix.lower() not in _LOOKED_AT:
        return False
    try:
        with location.path.open("rb") as stream:
            return begins_as_output(location, stream.read(PAGE_HEAD), stream)
    except OSError:
        return False


def begins_as_output(location: SourceLocation, head: bytes, stream: BinaryIO) -> bool:
    """Return whether a file is what `summarise run` writes, or a report, by how it begins.

    One found in a folder may also be another of ours (see `common/outputs.py`). Only what ends as an
    output does is looked at, and nothing in an object store.

    Args:
        location: of the file.
        head: its first bytes, at least `PAGE_HEAD` of them if it has as many.
        stream: the file, of which more is read where the head is not enough. Its position changes.
    """
    suffix = location.path.suffix.lower() if isinstance(location.path, Path) else None
    if suffix not in _LOOKED_AT:
        return False
    if suffix in _PAGES:
        return PAGE_MARK in head[:PAGE_HEAD]
    try:
        found = _keys(suffix, head, stream)
    except (OSError, ValueError, RecursionError, NotImplementedError, csv.Error):
        return False
    if found >= RUN_KEYS or not location.in_folder:
        return found >= RUN_KEYS
    return any(keys <= found for keys in _IN_FOLDERS) or found - BESIDE_ANSWERS in _ANSWERS


def _keys(suffix: str, head: bytes, stream: BinaryIO) -> frozenset[str]:
    """Return the keys of a file's first record; none if its ending is that of no output.

    Raises:
        OSError, ValueError, RecursionError, NotImplementedError, csv.Error: it cannot be read.
    """
    keys: Collection[str] = ()
    if suffix in _LINES and head.startswith(b"{"):
        keys = json.loads(_first_line(head, stream))
    elif suffix == ".csv":
        keys = next(csv.reader([_first_line(head, stream).decode()]), [])
    elif suffix == ".parquet" and head.startswith(b"PAR1"):
        import pyarrow.parquet as pq  # a tenth of a second to import

        keys = pq.ParquetFile(stream).schema_arrow.names
    return frozenset(keys)


def _first_line(head: bytes, stream: BinaryIO) -> bytes:
    if b"\n" in head:
        return head[: head.index(b"\n") + 1]
    stream.seek(0)
    return stream.readline(_FIRST_LINE)
