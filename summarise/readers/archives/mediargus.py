"""Mediargus (Belgium), text: a numbered list of contents, then the articles in its order."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.archives.lacking import ALWAYS
from summarise.readers.archives.lengths import runs_of_letters
from summarise.readers.archives.plain import decoded_text, sections
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions

# 1. Title / De Morgen, woensdag 30 november 2011, p. 23, 853w.
_CONTENT = re.compile(
    r"^\W?(?P<number>\d{1,5})\. (?P<title>.+)\n\s*\n"
    r"(?P<outlet>.+?), (?P<date>(?:[^\W\d_]+ )?\d{1,2} [^\W\d_]+ \d{4}), p\. ?(?P<page>[^,\n]+), (?P<words>\d+)w\.?[ \t]*$",
    re.MULTILINE,
)
_BODY = re.compile(r"^(\d\d)-(\d\d)-(\d{4}), p\. ?(\S+)[ \t]*$", re.MULTILINE)
_LEAST = 3  # articles, by which a file is known that lacks its list of contents
_RIGHTS = re.compile(r"\s*©")


def is_mediargus(head: Head) -> bool:
    """Return whether a file is text of Mediargus."""
    text = head.text
    if "1. " in text[:64] and "w." in text and _CONTENT.search(text.replace("\r\n", "\n")):
        return True
    return "©" in text and ", p." in text and len(_BODY.findall(text.replace("\r", ""))) >= _LEAST


def read_mediargus(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none."""
    text, warnings = decoded_text(stream, options.limits)
    contents = list(_CONTENT.finditer(text))
    starts = [
        found
        for found in _BODY.finditer(text)
        if not contents or found.start() > contents[-1].end()
    ]
    bodies = sections(text, starts)
    if not bodies:  # a list of contents alone: what it shows of each article
        bodies = sections(text, contents)
    if len(bodies) != len(contents):  # which is whose is not certain
        entries = [_entry(None, body, frozenset()) for body in bodies]
        for entry, start in zip(entries, starts, strict=False):
            day, month, year, _ = start.groups()
            entry.published = f"{year}-{month}-{day}"
    else:
        pairs = list(zip(contents, bodies, strict=True))
        regions = frozenset(line for content, body in pairs for line in _above(content, body))
        entries = [_entry(content, body, regions) for content, body in pairs]
    remarks = () if contents else (f"{location.source} lacks its list of contents, or a piece",)
    yield from documents(
        location,
        entries,
        options,
        warnings,
        len(contents) or None,
        remarks=remarks,
        always=ALWAYS if contents else (),
    )


def _above(content: re.Match[str], body: str) -> list[str]:
    """Return the lines above an article's title, which stands in it again: regions, a supplement."""
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    place = next((i for i, line in enumerate(lines[:4]) if line == content["title"].strip()), 0)
    return lines[:place]


def _entry(content: re.Match[str] | None, body: str, regions: Container[str]) -> Entry:
    """Return an article; what of `regions` it opens with is no text, which articles without a title have alone."""
    said = [line.strip() for line in body.split("\n") if line.strip()]
    lines = [line for line in said if not _RIGHTS.match(line)]
    closed = len(lines) < len(said)
    if content is None:
        return Entry(title=lines[0] if lines else "", paragraphs=lines[1:], closed=closed)
    title = content["title"].strip()
    begin = len(_above(content, body))
    while begin < len(lines) and lines[begin] in regions:
        begin += 1
    words = int(content["words"])
    return Entry(
        title=title,
        paragraphs=lines[begin:][lines[begin : begin + 1] == [title] :],
        words_read=runs_of_letters(lines[begin:], lines[:begin], words),
        published=content["date"],
        outlet=content["outlet"],
        section=f"p. {content['page'].strip()}",
        words=words,
        closed=closed,
    )


MEDIARGUS = Format(
    "Mediargus, text",
    read_mediargus,
    is_own=is_mediargus,
    mark="a numbered list with “De Post, woensdag 30 november 2011, p. 23, 853w.”",
    records=True,
)
