"""NewsML-G2: news items by themselves or in a message; packages and pictures carry no text."""

from __future__ import annotations

from lxml import etree

from summarise.readers.archives.entry import JOINED, Entry
from summarise.readers.markup import body_paragraphs, paragraphs
from summarise.readers.wires.elements import attribute, find_all, first_line, line
from summarise.readers.wires.nitf import is_beside, nitf_paragraphs
from summarise.readers.wrapping import plain_paragraphs


def newsml_g2_entry(item: etree._Element) -> Entry:
    """Return the article of a `newsItem` element; one without text has no paragraphs."""
    return Entry(
        title=_headline(item),
        paragraphs=_body(item),
        published=first_line(
            item, "contentMeta/contentCreated", "itemMeta/firstCreated", "itemMeta/versionCreated"
        ),
        byline=first_line(item, "contentMeta/by") or first_line(item, "contentMeta/creator/name"),
        agency=first_line(item, "itemMeta/provider/name"),
        standfirst=_description(item),
        language=attribute(item, "contentMeta/language", "tag")
        or str(item.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
        archive_id=str(item.get("guid") or ""),
        warnings=(JOINED,) if find_all(item, "newsItem") or _is_of_another(item) else (),
    )


def _is_of_another(item: etree._Element) -> bool:
    """Return whether an item is of another namespace than its message, which is then torn."""
    root = item.getroottree().getroot()
    return bool(etree.QName(item).namespace != etree.QName(root).namespace)


def _headline(item: etree._Element) -> str:
    headlines = find_all(item, "contentMeta/headline")
    headlines.sort(key=lambda each: 0 if "main" in _role(each) else 1 if not _role(each) else 2)
    return next(filter(None, map(line, headlines)), "") or first_line(item, "hl1", "head/title")


def _description(item: etree._Element) -> str:
    found = find_all(item, "contentMeta/description")
    found.sort(key=lambda each: "summary" not in _role(each))
    return next(filter(None, map(line, found)), "")


def _role(element: etree._Element) -> str:
    return str(element.get("role") or "")


def _body(item: etree._Element) -> list[str]:
    """Return the first text among the renditions of the content."""
    for content in find_all(item, "contentSet/inlineXML"):
        if find_all(content, "nitf") or find_all(content, "body.content"):
            lines = nitf_paragraphs(content)
        else:
            bodies = find_all(content, "body") or [content]
            lines = paragraphs(bodies[0], is_beside)
        if lines:
            return lines
    for content in find_all(item, "contentSet/inlineData"):
        text = "".join(content.itertext())
        if lines := body_paragraphs(text) if "<p" in text else plain_paragraphs(text):
            return lines
    return []
