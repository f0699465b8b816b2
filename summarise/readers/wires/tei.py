"""TEI, in which research corpora and trafilatura keep articles: the text of each `TEI` element."""

from __future__ import annotations

from lxml import etree

from summarise.readers.archives.entry import Entry
from summarise.readers.markup import local_name, paragraphs
from summarise.readers.wires.elements import (
    attribute,
    find,
    find_all,
    first_line,
    language_of,
    line,
)

_TITLES = frozenset({"head", "byline", "dateline", "note", "figure", "table", "fw", "trailer"})
_NO_HEADER = "it has no header, as each text of TEI does: a piece may be missing"
_EMPTY = "a sentence of it is empty: a piece may be missing"
_HEADER = "teiHeader/fileDesc"
_SOURCE = f"{_HEADER}/sourceDesc"


def tei_entry(document: etree._Element) -> Entry:
    """Return the article of a `TEI` element: its body without headings of the text, notes and figures."""
    body = find(document, "text/body")
    if body is None:
        body = find(document, "text")
    return Entry(
        title=first_line(document, f"{_HEADER}/titleStmt/title", f"{_SOURCE}/bibl/title"),
        paragraphs=[] if body is None else paragraphs(body, _is_beside),
        published=_date(document),
        byline="; ".join(_authors(document)),
        outlet=first_line(document, f"{_HEADER}/publicationStmt/publisher"),
        language=attribute(document, "langUsage/language", "ident") or language_of(document),
        archive_id=str(document.get("{http://www.w3.org/XML/1998/namespace}id") or ""),
        url=first_line(document, f"{_HEADER}/publicationStmt/idno", f"{_SOURCE}/bibl/ptr"),
        warnings=(() if find_all(document, "teiHeader") else (_NO_HEADER,))
        + (() if all(map(line, find_all(document, "s"))) else (_EMPTY,)),
    )


def _is_beside(element: etree._Element) -> bool:
    """Return whether an element is no part of the body; a heading between paragraphs is."""
    name = local_name(element)
    if name == "head":
        return element.getprevious() is None
    return name in _TITLES


def _authors(document: etree._Element) -> list[str]:
    found = find_all(document, f"{_HEADER}/titleStmt/author")
    return list(filter(None, map(line, found)))


def _date(document: etree._Element) -> str:
    """Return when it was published, as its source says, else the file."""
    for path in (_SOURCE, f"{_HEADER}/publicationStmt"):
        for around in find_all(document, path):
            for each in find_all(around, "date"):
                if said := each.get("when") or line(each):
                    return str(said)
    return ""
