"""Factiva, XML: an `article` element each, with its hits in `hlt` elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError, one_line
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.archives.nexis_fields import word_count
from summarise.readers.archives.plain import read_export
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
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True
    )
    try:
        root = etree.fromstring(read_export(stream, options.limits), parser)
    except etree.XMLSyntaxError as error:
        raise SummariseError(f"not XML: {one_line(error)}; get it again") from error
    if root is None:
        raise SummariseError("not XML: nothing of it could be parsed; get it again")
    warnings = ("damaged XML: what could be parsed was read",) if len(parser.error_log) else ()
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

    return Entry(
        title=" ".join(paragraphs("headline")) or line("headline"),
        paragraphs=[*paragraphs("leadParagraph"), *paragraphs("tailParagraphs")],
        published=line("publicationDate") or line("publicationDateTime"),
        byline=line("byline"),
        agency=line("credit"),
        language=line("baseLanguage"),
        outlet=line("sourceName"),
        section=line("sectionName") or line("columnName"),
        archive_id=line("accessionNo"),
        words=word_count(line("wordCount")),
    )


FACTIVA_XML = Format(
    "Factiva, XML",
    read_factiva_xml,
    is_own=is_factiva_xml,
    mark="a root as PPSResponse",
    records=True,
)
