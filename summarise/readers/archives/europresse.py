"""Europresse, pages of both layouts: an article each below the name of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import JOINED, Entry, documents
from summarise.readers.archives.markup import line_of, lines_of, parse_page
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# misspelt, as the archive has it
_CLASSES = ("DocPublicationName", "itreArticleVisu", "DocHeader", "docOcurrContainer")
_ISSUE = re.compile(r",?\s*n(?:o|°|º|um[ée]ro)\.?\s*[\w-]+.*$", re.IGNORECASE)
_NUMBER = re.compile(r"\bnews\s?·\s?\d{8}\s?·\s?\w+\s?·\s?[\w-]+")
_DAY = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday)?\s*(\d{1,2}(?:er)? [^\W\d_]+ \d{4}|[^\W\d_]+ \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"©.*|Tous droits réservés.*|All rights reserved.*|Numéro de document\s*:.*|Document number\s*:.*"
    r"|Note\(s\)\s*:|Référence\(s\) de publication.*|La présente publication .*",
    re.IGNORECASE,
)


_STYLE = ".DocPublicationName"  # of a page that may lack its first articles


def is_europresse(head: Head) -> bool:
    """Return whether a file is a page of Europresse."""
    text = head.text
    return sum(name in text for name in _CLASSES) > 1 or _STYLE in text


def read_europresse(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the page; raises `SummariseError` if it has none."""
    page, warnings = parse_page(stream, options.limits)
    declared = len(page.xpath("//*[contains(@class, 'DocPublicationName')]")) or None
    articles = page.xpath("//article")
    if articles:
        entries = map(_entry, articles)
    else:
        cells = page.xpath(
            "//td[.//span[@class='DocPublicationName']][not(.//td//span[@class='DocPublicationName'])]"
        )
        entries = map(_old_entry, cells)
    yield from documents(location, entries, options, warnings, declared)


def _entry(article: HtmlElement) -> Entry:
    entry = Entry()
    _read_head(article, entry)
    authors = article.xpath(".//*[contains(@class, 'docAuthors')]")
    header = article.xpath(".//header/div")
    if authors:
        entry.byline = "; ".join(map(line_of, authors))
    elif header and not header[-1].xpath(".//*[@class]") and not header[-1].get("class"):
        entry.byline = line_of(header[-1])
    bodies = (
        article.xpath(".//div[contains(@class, 'docOcurrContainer')]")
        or article.xpath(".//div[contains(@class, 'DocText')]")
        or article.xpath("./section")
    )
    for body in bodies:
        if body.xpath(".//*[contains(@class, 'itreArticleVisu')]"):
            entry.warnings = (JOINED,)
        entry.paragraphs.extend(_paragraphs(body))
    number = _NUMBER.search(line_of(article))
    entry.archive_id = re.sub(r"\s", "", number[0]) if number else ""
    entry.closed = bool(number)
    return entry


def _paragraphs(body: HtmlElement) -> Iterator[str]:
    """Yield the lines of a body, those of its elements and what stands between them."""
    buffer = [body.text or ""]
    for child in body:
        if child.tag in ("p", "div", "ul", "ol", "blockquote", "h1", "h2", "h3", "table"):
            yield "".join(buffer)
            buffer = []
            parts = child.xpath(".//p | .//li") if child.tag != "p" else []
            for part in parts or [child]:
                yield from lines_of(part)
        elif child.tag == "br":
            yield "".join(buffer)
            buffer = []
        elif isinstance(child.tag, str):
            buffer.append(child.text_content())
        buffer.append(child.tail or "")
    yield "".join(buffer)


def _read_head(article: HtmlElement, entry: Entry) -> None:
    names = article.xpath(".//*[contains(@class, 'DocPublicationName')]")
    entry.outlet = _ISSUE.sub("", line_of(names[0])) if names else ""
    header = " ".join(map(line_of, article.xpath(".//*[@class='DocHeader']")))
    if date := _DAY.search(header):
        entry.published = date[1]
        entry.section = header[: date.start()].strip(" ,")
    if len(names) > 1:
        entry.warnings = (JOINED,)
    titles = article.xpath(".//*[contains(@class, 'itreArticleVisu')]")
    entry.title = " ".join(map(line_of, titles))


def _old_entry(cell: HtmlElement) -> Entry:
    """Return an article of the layout before 2014, whose body stands between line breaks."""
    entry = Entry()
    _read_head(cell, entry)
    lines: list[str] = []
    buffer: list[str] = []
    behind_title = False
    for child in cell:
        if child.tag == "table" or child.get("class") in ("DocPublicationName", "DocHeader"):
            number = _NUMBER.search(line_of(child))
            if number:
                entry.archive_id = re.sub(r"\s", "", number[0])
        elif "itreArticleVisu" in (child.get("class") or ""):
            behind_title, buffer = True, []
            lines = []
        elif child.tag in ("br", "p"):
            lines.append("".join(buffer))
            buffer = []
            if child.tag == "p":
                lines.extend(["", *lines_of(child)])
        elif isinstance(child.tag, str):
            buffer.append(child.text_content())
        if child.tag != "table":
            buffer.append(child.tail or "")
    lines.append("".join(buffer))
    lines = [" ".join(line.split()) for line in lines]
    kept = [line for line in lines if behind_title and line and not _BEHIND.match(line)]
    # the author stands alone between the title and the empty paragraph that opens the body
    first = next((i for i, line in enumerate(lines) if line), 0)
    if len(kept) > 1 and len(kept[0].split()) <= 6 and "" in lines[first + 1 : first + 3]:
        entry.byline, *kept = kept
    entry.paragraphs = kept
    entry.closed = bool(entry.archive_id)
    return entry


EUROPRESSE = Format(
    "Europresse, page",
    read_europresse,
    is_own=is_europresse,
    mark="elements of class DocPublicationName",
    records=True,
    markup=True,
)
