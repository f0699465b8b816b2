"""The formats that are read: a line each here, and a file each beside this one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.readers.compression import without_compression
from summarise.readers.head import Head
from summarise.readers.html import read_html
from summarise.readers.jsonl import read_json, read_jsonl
from summarise.readers.location import SourceLocation
from summarise.readers.member import Member
from summarise.readers.record import ReaderOptions
from summarise.readers.story import read_story
from summarise.readers.tables import read_csv, read_parquet
from summarise.readers.text import read_text
from summarise.readers.zipped import is_zip, read_zip

Reader = Callable[
    [SourceLocation, BinaryIO, ReaderOptions], Iterator[RawDocument | Failure | Member]
]


class Format(NamedTuple):
    """A format of files.

    Attributes:
        name: what people call it.
        read: gives the documents of a file, from its stream of bytes, decompressed and seekable.
        endings: the endings of its files' names, the usual one first.
        is_own: says from a file's beginning whether it is of this format, whatever its name; None
            for a format that names tell.
        mark: what its files have that `is_own` looks for, for people.
        records: whether a file holds many documents, so that only reading tells how many.
        text: whether a file is text, which has no NUL bytes.
        named: whether a message that says what is read names its usual ending.
        certain: whether its endings are proof, so that no other format is looked for.
        packed: whether its reader takes a compressed file as it is, and finds its records in it.
    """

    name: str
    read: Reader
    endings: tuple[str, ...] = ()
    is_own: Callable[[Head], bool] | None = None
    mark: str = ""
    records: bool = False
    text: bool = True
    named: bool = True
    certain: bool = False
    packed: bool = False


class Found(NamedTuple):
    """The format of a file, and for people how it was told."""

    format: Format
    why: str


TEXT = Format("plain text", read_text, (".txt", ".text"))
HTML = Format("HTML page", read_html, (".html", ".htm", ".xhtml"))
JSON = Format("JSON", read_json, (".json",), records=True, named=False)
PARQUET = Format("Parquet", read_parquet, (".parquet",), records=True, text=False, certain=True)

# Those with `is_own` are asked in this order, so what is more particular stands first.
FORMATS = (
    TEXT,
    HTML,
    Format("JSON Lines", read_jsonl, (".jsonl", ".ndjson", ".jl"), records=True, certain=True),
    JSON,
    Format("CSV or TSV", read_csv, (".csv", ".tsv"), records=True, certain=True),
    PARQUET,
    Format("CNN/DailyMail story", read_story, (".story",), certain=True),
    Format(
        "zip file",
        read_zip,
        (".zip", ".wacz"),
        is_zip,
        "the first bytes of a zip file",
        records=True,
        text=False,
    ),
)

_BY_ENDING = {ending: format_ for format_ in FORMATS for ending in format_.endings}
_BY_CONTENT = [format_ for format_ in FORMATS if format_.is_own]
_ENDING = re.compile(r"\.[A-Za-z]\w{0,9}")  # not the end of "minutes 12.05" or "Mr. Smith"
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--((?!-->).)*-->\s*)*<(!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_LIKE_JSON = re.compile(r"\s*(\[\s*)?\{\s*\"")


def find_format(path: PurePath, head: Head) -> Found:
    """Return the format of a file, by what it begins with and, where that says nothing, its name.

    Raises:
        SummariseError: files of such a name are not read, and the content is in no known format.
    """
    ending = _ending(path)
    named = _BY_ENDING.get(ending)
    if not (named and named.certain):
        for format_ in _BY_CONTENT:
            if format_.is_own and format_.is_own(head):
                return Found(format_, f"it has {format_.mark}")
    if named is None and _ENDING.fullmatch(ending):
        *usual, last = (format_.endings[0] for format_ in FORMATS if format_.named)
        raise SummariseError(
            f"not a format that is read ({ending}): give {', '.join(usual)} or {last}"
        )
    by_name = f"its name ends in {ending}"
    if named and named is not TEXT:
        return Found(named, by_name)
    if _LOOKS_LIKE_HTML.match(head.text):  # a .txt may be a page too
        return Found(HTML, "it begins as a page")
    if named:
        return Found(TEXT, by_name)
    if head.data.startswith(b"PAR1"):
        return Found(PARQUET, "it begins with PAR1")
    if _LOOKS_LIKE_JSON.match(head.text):
        return Found(JSON, "it begins as an object of JSON does")
    return Found(TEXT, "nothing says that it is anything else")


def holds_one_document(path: PurePath) -> bool:
    """Return whether a file's name says that it holds one document."""
    named = _BY_ENDING.get(_ending(path))
    return named is not None and not named.records


def _ending(path: PurePath) -> str:
    """Return a name's ending in lower case, without one that says that it is compressed."""
    return without_compression(path).suffix.lower()
