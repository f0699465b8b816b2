"""Reuters Corpus Volume 1: a `newsitem` a file."""

from __future__ import annotations

from lxml import etree

from summarise.readers.archives.entry import Entry
from summarise.readers.markup import paragraphs
from summarise.readers.wires.elements import find, first_line, language_of


def rcv1_entry(item: etree._Element) -> Entry:
    """Return the article of a `newsitem` element. Its `title` is the headline behind the country."""
    text = find(item, "text")
    return Entry(
        title=first_line(item, "headline", "title"),
        paragraphs=[] if text is None else paragraphs(text),
        published=str(item.get("date") or ""),
        byline=first_line(item, "byline"),
        agency=_publisher(item),
        language=language_of(item),
        archive_id=str(item.get("itemid") or ""),
    )


def _publisher(item: etree._Element) -> str:
    for each in item.iter("{*}dc"):
        if each.get("element") == "dc.publisher":
            return str(each.get("value") or "")
    return ""
