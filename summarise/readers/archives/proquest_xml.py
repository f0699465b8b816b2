"""ProQuest TDM Studio, XML: one `RECORD` a file, whose text is markup in markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.archives.markup import lines_of
from summarise.readers.archives.nexis_fields import word_count
from summarise.readers.archives.proquest import unwrapped
from summarise.readers.archives.xml import read_tree
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.torn import bare_bracket, torn


def is_proquest_xml(head: Head) -> bool:
    """Return whether a file is a record of ProQuest TDM Studio."""
    return "<GOID>" in head.text and head.root in ("RECORD", "Record", "RECORDS")


def read_proquest_xml(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the record as one article; raises `SummariseError` if it has none, or is damaged."""
    root, warnings = read_tree(stream, options.limits)
    records = [root] if root.tag.upper() == "RECORD" else list(root.iter("RECORD", "Record"))
    yield from documents(location, map(_entry, records), options, warnings)


def _entry(record: etree._Element) -> Entry:
    def line(*paths: str) -> str:
        for path in paths:
            found = record.find(path)
            if found is not None and (text := " ".join("".join(found.itertext()).split())):
                return text
        return ""

    text = record.find(".//TextInfo/Text")
    if text is None:
        text = record.find(".//FullText")
    return Entry(
        title=line(".//TitleAtt/Title", ".//Obj/Title"),
        paragraphs=[] if text is None else _paragraphs(text),
        published=line(".//NumericDate", ".//NumericPubDate", ".//AlphaDate"),
        byline=", ".join(_contributors(record)),
        standfirst=line(".//Abstract/AbsText", ".//AbsText"),
        language=line(".//Language/RawLang", ".//Language/ISO/ISOCode", ".//Language"),
        outlet=line(".//DFS/PubFrosting/Title", ".//PubFrosting/Title"),
        section=line(".//PrintLocation/SectionHeading", ".//Section"),
        archive_id=line(".//GOID"),
        url=unwrapped(line(".//Url", ".//DocUrl")),
        words=word_count(text.get("WordCount", "")) if text is not None else None,
        warnings=() if text is None or not _is_markup(text) else torn(bare_bracket(_said(text))),
    )


def _contributors(record: etree._Element) -> Iterator[str]:
    for each in record.iterfind(".//Contributors/Contributor"):
        for path in ("OriginalForm", "NormalizedDisplayForm", "PersonName"):
            found = each.find(f".//{path}")
            if found is not None and found.text and found.text.strip():
                yield found.text.strip()
                break
        else:
            parts = [each.findtext(f".//{name}", "") for name in ("FirstName", "LastName")]
            if name := " ".join(part for part in parts if part):
                yield name


def _said(text: etree._Element) -> str:
    return "".join(text.itertext())


def _is_markup(text: etree._Element) -> bool:
    return text.get("HTMLContent", "").lower() == "true" or "</p>" in _said(text)


def _paragraphs(text: etree._Element) -> list[str]:
    from lxml import html

    said = _said(text)
    if not _is_markup(text):
        return said.split("\n")
    try:
        body = html.fragment_fromstring(said, create_parent="div")
    except (etree.ParserError, ValueError):
        return said.split("\n")
    parts = body.xpath(".//p | .//h1 | .//h2 | .//h3 | .//li[not(.//p)]") or [body]
    return [line for part in parts for line in lines_of(part)]


PROQUEST_XML = Format(
    "ProQuest TDM Studio, XML",
    read_proquest_xml,
    is_own=is_proquest_xml,
    mark="a root RECORD with a GOID",
    records=True,
    markup=True,
)
