"""What WikiExtractor writes of Wikipedia: a `<doc id=… url=… title=…>` each, its title above its text."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.decode import text_stream
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.wires.sgml import elements

_START = re.compile(
    r"[\ufeff \r\n]*<doc id=\"[^\"]*\"(?: [a-z]+=\"[^\n]*\")? (?:url|title)=\"[^\n]*\">[^\S\n]*\n"
)
_ATTRIBUTE = re.compile(r" (id|url|title)=\"(.*?)\"(?= [a-z]+=\"|>)")
_TAG = re.compile(r"</?(?:templatestyles|nowiki|section|br|ref|gallery)\b[^<>]*>", re.IGNORECASE)


def is_wiki_extract(head: Head) -> bool:
    """Return whether a file is WikiExtractor's."""
    return _START.match(head.text) is not None


def read_wiki_extract(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none."""
    left_out = Counter[str]()
    with text_stream(stream) as (text, warnings):
        entries = (_entry(*each, left_out) for each in elements(text))
        yield from documents(
            location,
            filter(None, entries),
            options,
            warnings,
            left_out=left_out,
            asked=("archive_id",),
            always=("title",),
        )


def _entry(tag: str, content: str, ended: bool, left_out: Counter[str]) -> Entry | None:
    """Return a page; None for one that is no more than its title, as what a table or a list was taken out of."""
    said = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
    title = said.get("title", "")
    lines = [html.unescape(_TAG.sub("", line)).strip() for line in content.split("\n")]
    lines = [line for line in lines if line]
    if lines and (lines[0] == title or not title):
        title, lines = lines[0], lines[1:]
    if ended and not lines:
        left_out["pages without text"] += 1
        return None
    return Entry(
        title=title,
        paragraphs=lines,
        archive_id=said.get("id", ""),
        url=said.get("url", ""),
        closed=ended,
    )


WIKI_EXTRACTOR = Format(
    "texts of WikiExtractor",
    read_wiki_extract,
    is_own=is_wiki_extract,
    mark="lines such as “<doc id=… url=… title=…>”",
    records=True,
    markup=True,
)
