"""NewsML 1: news items, of whose components the longest text is the article."""

from __future__ import annotations

from lxml import etree

from summarise.readers.archives.entry import Entry
from summarise.readers.markup import body_paragraphs, paragraphs
from summarise.readers.wires.elements import attribute, find_all, first_line
from summarise.readers.wires.nitf import is_beside, nitf_paragraphs
from summarise.readers.wrapping import plain_paragraphs


def newsml_1_entry(item: etree._Element) -> Entry:
    """Return the article of a `NewsItem` element; one without text has no paragraphs."""
    return Entry(
        title=first_line(item, "NewsLines/HeadLine"),
        paragraphs=max(map(_body, find_all(item, "DataContent")), key=_size, default=[]),
        published=first_line(item, "NewsManagement/FirstCreated", "NewsIdentifier/DateId"),
        byline=first_line(item, "NewsLines/ByLine"),
        agency=attribute(item, "AdministrativeMetadata/Provider/Party", "FormalName"),
        standfirst=first_line(item, "NewsLines/SubHeadLine"),
        language=attribute(item, "DescriptiveMetadata/Language", "FormalName"),
        archive_id=first_line(item, "NewsIdentifier/PublicIdentifier", "NewsIdentifier/NewsItemId"),
    )


def _body(content: etree._Element) -> list[str]:
    if find_all(content, "body.content"):
        return nitf_paragraphs(content)
    if len(content):
        bodies = find_all(content, "body") or [content]
        return paragraphs(bodies[0], is_beside)
    text = content.text or ""
    return body_paragraphs(text) if "<p" in text.lower() else plain_paragraphs(text)


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))
