"""Nexis, pages as it was until 2019: articles between comments that hold `<DOCFULL>`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.archives.markup import line_of, lines_of, parse_page
from summarise.readers.archives.nexis import (
    ASKED,
    PIECE,
    START,
    Block,
    count_declared,
    entry_of,
    is_piece,
    number_of,
)
from summarise.readers.archives.nexis_fields import field_of, split_label
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CLASS = re.compile(r"\.(\w+)\s*\{([^}]*)\}")
_TITLE_SIZE = re.compile(r"font-size:\s*1[3-8]pt")
_ADDRESS = re.compile(r"\s*(https?://\S+)\s*$")


def is_nexis_html(head: Head) -> bool:
    """Return whether a file is a page of Nexis."""
    text = head.text
    return ("<DOCFULL>" in text or "LXNComment" in text) and "{\\rtf" not in text[:8]


def read_nexis_html(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the page; raises `SummariseError` if it has none."""
    page, warnings = parse_page(stream, options.limits)
    titles, centred = _styles(page)
    articles = list(_articles(page))
    numbers = [number_of(found) for divs in articles for found in _starts(divs)]
    by_head = _declared_by_head(page)
    declared = max(count_declared(numbers), by_head or 0) or None
    if numbers and numbers[0][0] > 1 and by_head is None:  # its beginning is damaged
        declared = max(numbers[0][1], numbers[-1][0])
    entries = (
        entry_of([block for div in divs if (block := _block(div, titles, centred))])
        for divs in articles
    )
    inside = {div for divs in articles for div in divs}
    outside = (div for div in page.iter("div") if div not in inside and not _is_inside(div))
    left_out = PIECE if is_piece(line for div in outside for line in lines_of(div)) else None
    yield from documents(
        location,
        map(_with_address, entries),
        options,
        warnings,
        declared,
        left_out,
        asked=ASKED,
    )


def _articles(page: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Yield the outermost elements of each article, `<div>` or `<table>`.

    Where a browser left the comments out, an article begins at its line `N of M`.
    """
    from lxml import etree

    commented = any("<DOCFULL>" in (each.text or "") for each in page.iter(etree.Comment))
    divs: list[HtmlElement] | None = None  # None outside of articles
    for element in page.iter("div", "table", etree.Comment):
        if element.tag is etree.Comment:
            text = element.text or ""
            begins, ends = "<DOCFULL>" in text, "</DOCFULL>" in text
        else:
            is_start = element.tag == "div" and START.fullmatch(line_of(element))
            begins = not commented and bool(is_start)
            ends = False
        if (begins or ends) and divs is not None:
            yield divs
            divs = None
        if begins:
            divs = []
        if divs is not None and element.tag is not etree.Comment and not _is_inside(element):
            divs.append(element)
    if divs is not None:
        yield divs


def _is_inside(element: HtmlElement) -> bool:
    parent = element.getparent()
    while parent is not None:
        if parent.tag == "table" or (
            parent.tag == "div" and parent.get("class", "").startswith("c")
        ):
            return True
        parent = parent.getparent()
    return False


def _starts(divs: Sequence[HtmlElement]) -> Iterator[re.Match[str]]:
    for div in divs[:2]:
        if found := START.fullmatch(line_of(div)):
            yield found


def _declared_by_head(page: HtmlElement) -> int | None:
    """Return the number of articles that the page's `<meta>` says, None without it."""
    said = page.xpath("//meta/@documents")
    return int(said[0]) if said and said[0].isdecimal() else None


def _styles(page: HtmlElement) -> tuple[frozenset[str], frozenset[str]]:
    """Return the classes that titles and centred text have: their numbers differ from file to file."""
    titles, centred = set(), set()
    for style in page.iter("style"):
        for name, rules in _CLASS.findall(style.text_content()):
            if _TITLE_SIZE.search(rules) and "bold" in rules:
                titles.add(name)
            if "text-align: center" in rules:
                centred.add(name)
    return frozenset(titles), frozenset(centred)


def _block(div: HtmlElement, titles: frozenset[str], centred: frozenset[str]) -> Block | None:
    """Return what an element holds; None for the line `N of M` and for an empty one."""
    if div.tag == "table":
        rows = (" | ".join(map(line_of, row.iterfind("td"))) for row in div.iter("tr"))
        return Block([row for row in rows if row.strip(" |")])
    paragraphs = [line for part in _paragraphs(div) for line in part]
    if not paragraphs or START.fullmatch(paragraphs[0]):
        return None
    is_centred = div.get("class") in centred
    if not is_centred and (found := split_label(paragraphs[0])):
        label, first = found
        rest = [first, *paragraphs[1:]] if first else paragraphs[1:]
        if field_of(label) != "body":
            rest = [" ".join(rest)]
        return Block(rest, False, label)
    spans = div.xpath(".//span[normalize-space()]")
    is_title = not is_centred and bool(spans) and any(each.get("class") in titles for each in spans)
    return Block([" ".join(paragraphs)] if is_title else paragraphs, is_centred, title=is_title)


def _paragraphs(div: HtmlElement) -> Iterator[list[str]]:
    parts = div.xpath(".//p") or [div]
    for part in parts:
        yield lines_of(part)


def _with_address(entry: Entry) -> Entry:
    """Move the address that a standfirst may end in to where it belongs."""
    if found := _ADDRESS.search(entry.standfirst):
        entry.url = entry.url or found[1]
        entry.standfirst = entry.standfirst[: found.start()]
    return entry


NEXIS_HTML = Format(
    "Nexis, page",
    read_nexis_html,
    is_own=is_nexis_html,
    mark="comments with <DOCFULL>",
    records=True,
    markup=True,
)
