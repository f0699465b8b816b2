"""Factiva, pages: an element of class `article` each, in rows with codes or in lines without."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.common.text.words import count_words
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.archives.factiva import (
    ACCESSION,
    CODES,
    DOCUMENT,
    count_numbered,
    entry_of_codes,
    find_length,
    read_below_length,
    title_of,
)
from summarise.readers.archives.lengths import runs_of_letters
from summarise.readers.archives.markup import line_of, lines_of, parse_page
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.wrapping import plain_paragraphs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MUCH = 0.7  # of the words that an article says it has
_LONG = 60  # words, more than captions have
_NAMED = "article-"
_AROUND = 2  # elements around an article that may have its number
_ARTICLE = "contains(concat(' ', normalize-space(@class), ' '), ' article ')"
_PARAGRAPH = "contains(@class, 'articleParagraph')"
_SET = "contains(@class, 'articlePre')"  # which ends the paragraph that it stands in
_HEADLINE = "contains(@class, 'Headline')"


def is_factiva_html(head: Head) -> bool:
    """Return whether a file is a page of Factiva."""
    text = head.text
    if "activa" not in text and "articleParagraph" not in text:
        return False
    return "<title>Factiva</title>" in text or (
        "Article" in text and 'class="article ' in text and "articleParagraph" in text
    )


def read_factiva_html(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the page; raises `SummariseError` if it has none."""
    page, warnings = parse_page(stream, options.limits)
    articles = page.xpath(f"//div[{_ARTICLE}][not(.//div[{_ARTICLE}])]")
    numbers = {
        found[1]
        for each in page.iter("p", "td", "div")
        if len(each) < 3 and (found := DOCUMENT.fullmatch(line_of(each)))
    }
    titles = [line_of(each) for each in page.xpath(f"//*[{_HEADLINE}]")]
    declared = max(len(numbers), len(articles), count_numbered(titles)) or None
    texts = page.xpath(f"//p[{_PARAGRAPH}] | //div[{_ARTICLE}]//*[{_HEADLINE}]")
    outside = len(texts) - sum(
        len(each.xpath(f".//p[{_PARAGRAPH}] | .//*[{_HEADLINE}]")) for each in articles
    )
    torn = [
        each
        for each in page.xpath(f"//p[@* and not({_PARAGRAPH})]")
        if "articleparagraph" in " ".join((*each.keys(), *each.values())).lower()
    ]
    kinds = {
        "paragraphs and titles outside of articles": outside,
        "paragraphs of a damaged class": len(torn),
    }
    left_out = {kind: count for kind, count in kinds.items() if count}
    yield from documents(location, map(_entry, articles), options, warnings, declared, left_out)


def _entry(article: HtmlElement) -> Entry:
    fields: dict[str, list[str]] = {}
    if article.xpath(".//tr[td/b or td/p/b or td/br]"):
        fields = dict(_rows(article))
    coded = bool(fields.keys() & {"LP", "TD", "AN"})
    entry = entry_of_codes(fields) if coded else _of_lines(article)
    # the number opens an article too; where another closes it, two are joined
    opening = next((found[0] for each in _ids(article) if (found := ACCESSION.search(each))), "")
    named = [each for each in _ids(article) if each.startswith(_NAMED)]
    entry.closed = bool(entry.archive_id) and named[:1] in ([], [_NAMED + entry.archive_id])
    entry.archive_id = entry.archive_id or opening
    return entry


def _ids(article: HtmlElement) -> list[str]:
    around = islice(article.iterancestors(), _AROUND)
    return [said for each in (article, *around) if (said := each.get("id", ""))]


def _rows(article: HtmlElement) -> Iterator[tuple[str, list[str]]]:
    for row in article.iter("tr"):
        cells = row.findall("td")
        if len(cells) == 2 and (code := line_of(cells[0])) in CODES:
            parts = cells[1].xpath(".//p") or [cells[1]]
            yield code, [line for part in parts for line in lines_of(part)]


def _of_lines(article: HtmlElement) -> Entry:
    """Return the article whose fields stand unlabelled above its paragraphs."""
    headline = article.xpath(f".//*[{_HEADLINE}]")
    entry = Entry(title=title_of(line_of(headline[0])) if headline else "")
    byline = article.xpath(".//div[@class='author']")
    entry.byline = line_of(byline[0]) if byline else ""
    paragraphs = article.xpath(f".//*[self::p[{_PARAGRAPH}] or self::pre[{_SET}]]")
    entry.paragraphs = [text for each in paragraphs for text in _texts(each)]
    lines = [line for each in article.xpath(".//div[not(.//div)]") if (line := line_of(each))]
    if (length := find_length(lines)) is not None:
        read_below_length(lines[length:], entry)
        section = next((line for line in lines[:length]), "")
        if section and title_of(section) != entry.title and section != entry.byline:
            entry.section = section
    others = [
        line for each in article.iter("p") if each not in paragraphs and (line := line_of(each))
    ]
    beside = [line for line in others if not DOCUMENT.fullmatch(line)]
    entry.words_read = runs_of_letters(
        (entry.title, entry.byline, *entry.paragraphs), (entry.section, *beside), entry.words
    )
    entry.paragraphs.extend(_rest_of_body(others, entry))
    for line in reversed(others):
        if found := DOCUMENT.fullmatch(line):
            entry.archive_id = found[1]
            break
    if not entry.paragraphs:  # a page that was saved without its classes
        entry.paragraphs = beside
    return entry


def _texts(element: HtmlElement) -> list[str]:
    """Return the paragraphs of an element: a table or a list that is set as it was typed has them by lines."""
    if element.tag == "pre":
        return plain_paragraphs(element.text_content())
    return lines_of(element)


def _rest_of_body(others: list[str], entry: Entry) -> list[str]:
    """Return the lines of no class that are body: longer than captions, where much of it is missing."""
    have = sum(map(count_words, entry.paragraphs))
    if not entry.words or not have or have >= _MUCH * entry.words:
        return []
    return [line for line in others if _LONG <= count_words(line) <= entry.words - have]


FACTIVA_HTML = Format(
    "Factiva, page",
    read_factiva_html,
    is_own=is_factiva_html,
    mark="the title Factiva, or articles of its classes",
    records=True,
    markup=True,
)
