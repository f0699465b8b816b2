"""The formats that are read: a line each here, and a file each beside this one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.readers.html import read_html
from summarise.readers.jsonl import read_json, read_jsonl
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.story import read_story
from summarise.readers.tables import read_csv, read_parquet
from summarise.readers.text import read_text

Reader = Callable[[SourceLocation, BinaryIO, ReaderOptions], Iterator[RawDocument | Failure]]


class Format(NamedTuple):
    """A format of files.

    Attributes:
        read: gives the documents of a file, from its stream of bytes, decompressed and seekable.
        endings: the endings of its files' names, the usual one first.
        records: whether a file holds many documents, so that only reading tells how many.
        text: whether a file is text, which has no NUL bytes.
        named: whether a message that says what is read names its usual ending.
    """

    read: Reader
    endings: tuple[str, ...]
    records: bool = False
    text: bool = True
    named: bool = True


TEXT = Format(read_text, (".txt", ".text"))
HTML = Format(read_html, (".html", ".htm", ".xhtml"))
JSON = Format(read_json, (".json",), records=True, named=False)
PARQUET = Format(read_parquet, (".parquet",), records=True, text=False)

FORMATS = (
    TEXT,
    HTML,
    Format(read_jsonl, (".jsonl", ".ndjson"), records=True),
    JSON,
    Format(read_csv, (".csv", ".tsv"), records=True),
    PARQUET,
    Format(read_story, (".story",)),
)

_BY_ENDING = {ending: format_ for format_ in FORMATS for ending in format_.endings}
_ENDING = re.compile(r"\.[A-Za-z]\w{0,9}")  # not the end of "minutes 12.05" or "Mr. Smith"
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--((?!-->).)*-->\s*)*<(!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_LIKE_JSON = re.compile(r"\s*(\[\s*)?\{\s*\"")


def find_format(path: PurePath, head: bytes) -> Format:
    """Return the format of a file, by its name and, where that says nothing, its first bytes.

    Raises:
        SummariseError: files of such a name are not read.
    """
    ending = _ending(path)
    named = _BY_ENDING.get(ending)
    if named is None and _ENDING.fullmatch(ending):
        *usual, last = (format_.endings[0] for format_ in FORMATS if format_.named)
        raise SummariseError(
            f"not a format that is read ({ending}): give {', '.join(usual)} or {last}"
        )
    if named not in (None, TEXT):
        return named
    start = head.decode("utf-8-sig", "ignore")
    if _LOOKS_LIKE_HTML.match(start):  # a .txt may be a page too
        return HTML
    if named is TEXT:
        return TEXT
    if head.startswith(b"PAR1"):
        return PARQUET
    return JSON if _LOOKS_LIKE_JSON.match(start) else TEXT


def holds_one_document(path: PurePath) -> bool:
    """Return whether a file's name says that it holds one document."""
    named = _BY_ENDING.get(_ending(path))
    return named is not None and not named.records


def _ending(path: PurePath) -> str:
    """Return a name's ending in lower case, without a final `.gz`."""
    ending = path.suffix.lower()
    return path.with_suffix("").suffix.lower() if ending == ".gz" else ending
