"""Texts of english-corpora.org (NOW, COCA, GloWbE …): each begins with its number, `@@11241` or `##2000101`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.decode import text_stream
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.torn import torn

_START = re.compile(r"\s*(?:@@|##)(\d{3,10})(?=\s|\Z)")
_TAG = re.compile(r"<(/?)([ph])\b[^<>]*>", re.IGNORECASE)
_OTHER_TAG = re.compile(r"</?[a-z][^<>]{0,30}>", re.IGNORECASE)
_LEFT_OUT = re.compile(r"@(?: @){5,}")
_END = re.compile(
    r"""\n\Z|[.!?"'”’)@>]\s*\Z"""
)  # of a line, or where the last is not ended, of a sentence
# what opens another text, or the rest of it or of a tag
_TORN = re.compile(
    r"^(?:@@|##).{0,20}|[@#]\d{3,} <[ph]>|[a-z]\d{3,} <[ph]>|(?<!<)(?<!</)[ph]> |<[ph]?\s*\Z",
    re.MULTILINE,
)
_LACKS = "the corpus leaves ten words out of every two hundred, marked by @"


def is_english_corpus(head: Head) -> bool:
    """Return whether a file holds texts of english-corpora.org."""
    text = head.text.lstrip("\ufeff")
    return ("@@" in text[:64] or "##" in text[:64]) and bool(
        _START.match(text) and (_TAG.search(text) or _LEFT_OUT.search(text))
    )


def read_english_corpus(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the texts of the file; raises `SummariseError` if it has none."""
    with text_stream(stream) as (text, warnings):
        yield from documents(
            location, _entries(text), options, warnings, asked=("archive_id",), always=()
        )


def _entries(text: TextIO) -> Iterator[Entry]:
    number, lines = "", list[str]()
    for line in text:
        found = _START.match(line.lstrip("\ufeff"))
        if found:
            if lines:
                yield _entry(number, "".join(lines))
            number, lines = found[1], [line.lstrip("\ufeff")[found.end() :]]
        else:
            lines.append(line)
    if number or "".join(lines).strip():
        yield _entry(number, "".join(lines))


def _entry(number: str, text: str) -> Entry:
    entry = Entry(archive_id=number, closed=bool(_END.search(text)))
    if _LEFT_OUT.search(text):
        entry.warnings = (_LACKS,)
    if found := _TORN.search(text):
        entry.warnings += torn(found[0].strip())
    pieces = _TAG.split(text)
    kinds = ["p", *(name.lower() for name in pieces[2::3])]
    for kind, piece in zip(kinds, pieces[::3], strict=True):
        line = html.unescape(" ".join(_OTHER_TAG.sub(" ", piece).split()))
        if line and kind == "h" and not entry.title and not entry.paragraphs:
            entry.title = line
        elif line:
            entry.paragraphs.append(line)
    return entry


ENGLISH_CORPORA = Format(
    "texts of english-corpora.org",
    read_english_corpus,
    is_own=is_english_corpus,
    mark="a number such as “@@11241” before each text",
    records=True,
    markup=False,
)
