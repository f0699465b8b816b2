"""What trafilatura writes as XML: a `doc` whose attributes say what is known of its page."""

from __future__ import annotations

from lxml import etree

from summarise.readers.archives.entry import Entry
from summarise.readers.markup import local_name, paragraphs
from summarise.readers.wires.elements import find

_NO_ADDRESS = "it names its host and not its address: a piece may be missing"
_BESIDE = frozenset({"graphic", "table"})


def extracted_entry(document: etree._Element) -> Entry:
    """Return the article of a `doc` element; comments of readers are no part of it."""

    def said(name: str) -> str:
        return str(document.get(name) or "").strip()

    main = find(document, "main")
    return Entry(
        title=said("title"),
        paragraphs=[]
        if main is None
        else paragraphs(main, lambda each: local_name(each) in _BESIDE),
        published=said("date"),
        byline=said("author"),
        standfirst=said("excerpt") or said("description"),
        outlet=said("sitename") or said("hostname"),
        language=said("language"),
        url=said("url") or said("source"),
        warnings=(_NO_ADDRESS,) if said("hostname") and not (said("url") or said("source")) else (),
    )
