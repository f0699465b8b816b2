"""Factiva, XML: an `article` element each, with its hits in `hlt` elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.archives.lengths import runs_of_letters
from summarise.readers.archives.nexis_fields import word_count
from summarise.readers.archives.xml import read_tree
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.wrapping import plain_paragraphs


def is_factiva_xml(head: Head) -> bool:
    """Return whether a file is XML of Factiva."""
    text = head.text
    return "factiva" in text and bool(head.root) and ("PPS" in head.root or "ppsArticle" in text)


def read_factiva_xml(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none, or is damaged."""
    root, warnings = read_tree(stream, options.limits)
    counts = root.xpath("//@count")
    declared = int(counts[0]) if counts and counts[0].isdecimal() else None
    articles = root.iter("{*}article")
    yield from documents(location, map(_entry, articles), options, warnings, declared)


def _entry(article: etree._Element) -> Entry:
    def paragraphs(name: str) -> list[str]:
        found = article.find(f"{{*}}{name}")
        if found is None:
            return []
        parts = ["".join(each.itertext()) for each in found.iterfind("{*}paragraph")]
        return parts or plain_paragraphs("".join(found.itertext()))

    def line(name: str) -> str:
        found = article.find(f"{{*}}{name}")
        return "" if found is None else " ".join("".join(found.itertext()).split())

    title = " ".join(paragraphs("headline")) or line("headline")
    body = [*paragraphs("leadParagraph"), *paragraphs("tailParagraphs")]
    words = word_count(line("wordCount"))
    perhaps = (line("sectionName"), line("columnName"), line("credit"))
    return Entry(
        title=title,
        paragraphs=body,
        published=line("publicationDate") or line("publicationDateTime"),
        byline=line("byline"),
        agency=line("credit"),
        language=line("baseLanguage"),
        outlet=line("sourceName"),
        section=line("sectionName") or line("columnName"),
        archive_id=line("accessionNo"),
        words=words,
        words_read=runs_of_letters((title, line("byline"), *body), perhaps, words),
    )


FACTIVA_XML = Format(
    "Factiva, XML",
    read_factiva_xml,
    is_own=is_factiva_xml,
    mark="a root as PPSResponse",
    records=True,
    markup=True,
)
