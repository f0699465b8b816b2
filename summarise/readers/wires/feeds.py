"""Feeds, RSS and Atom, and exports of WordPress, which are RSS with posts that are not yet published."""

from __future__ import annotations

import re
from collections import Counter
from email.utils import parsedate_to_datetime

from lxml import etree

from summarise.readers.archives.entry import Entry
from summarise.readers.markup import body_paragraphs, local_name, paragraphs
from summarise.readers.torn import broken_off, open_paragraph, torn, torn_markup
from summarise.readers.wires.elements import first_line, language_of, line
from summarise.readers.wordpress import UNPUBLISHED, post_paragraphs

_OF_PICTURES = (
    "http://search.yahoo.com/mrss"  # Media RSS: titles and captions of what is shown beside
)
_OF_PODCASTS = "http://www.itunes.com/dtds/podcast"
_TEASER = "the feed gives no more than a teaser: fetch the page for the rest"
_TWO = "perhaps two entries in one: what parts them may be damaged"
_NUMBER_IN_ADDRESS = re.compile(r"[?&]p=(\d+)\b")


def feed_entry(item: etree._Element, left_out: Counter[str]) -> Entry | None:
    """Return an item of a feed; of an export of WordPress None for what is no published post."""
    kind, status = _child(item, "post_type"), _child(item, "status")
    if (kind and kind != "post") or (status and status != "publish"):
        left_out[UNPUBLISHED] += 1
        return None
    whole = _markup(item, "encoded") or _markup(item, "content")
    teaser = "" if whole else _markup(item, "description") or _markup(item, "summary")
    return Entry(
        title=" ".join(body_paragraphs(_child(item, "title"))),
        paragraphs=post_paragraphs(whole) if kind else body_paragraphs(whole or teaser),
        published=_date(item),
        byline=_child(item, "creator") or first_line(item, "author/name") or _child(item, "author"),
        standfirst=" ".join(body_paragraphs(_markup(item, "description"))) if whole else "",
        language=_around(item, "language") or language_of(item),
        outlet=_around(item, "title"),
        section=_child(item, "category"),
        archive_id=_child(item, "post_id"),
        url=_link(item),
        warnings=((_TEASER,) if teaser else ())
        + ((_TWO,) if _two_in_one(item, whole or teaser) else torn(_torn(whole or teaser, kind))),
    )


def _two_in_one(item: etree._Element, content: str) -> bool:
    """Return whether an entry has what only one may have twice, or its content what stands around another."""
    return (
        len(_children(item, "title")) > 1
        or len(_children(item, "post_id")) > 1
        or "<content:encoded>" in content
        or "</" in _child(item, "creator")
        or any(
            link.attrib and not (link.get("href") or line(link)) for link in _children(item, "link")
        )
        or any(child.get("type") == "html" and len(child) for child in item)
        or _of_two_posts(item)
    )


def _torn(content: str, kind: str) -> str | None:
    """Return where the markup of an entry is torn; an export's has blank lines in place of paragraphs' tags."""
    return torn_markup(content) or (broken_off(content) if kind else open_paragraph(content))


def _of_two_posts(item: etree._Element) -> bool:
    """Return whether what stands above the text of a WordPress post and what stands below are of two posts.

    An export says when and under which name a post was published in both places. Each may differ in a post
    that was moved or edited, but not all.
    """
    number, name = _child(item, "post_id"), _child(item, "post_name")
    link, above, below = _link(item), _child(item, "pubdate"), _child(item, "post_date_gmt")
    in_guid = _NUMBER_IN_ADDRESS.search(_child(item, "guid"))
    agree = []
    if in_guid and number:
        agree.append(in_guid[1] == number)
    if link and name:
        in_link = _NUMBER_IN_ADDRESS.search(link)
        agree.append(name in link or bool(in_link and in_link[1] == number))
    if above and below[:1].isdigit() and not below.startswith("0000"):
        agree.append(_day(above) == below)
    return len(agree) > 1 and not any(agree)


def _day(said: str) -> str:
    """Return a feed's `Tue, 05 Mar 2024 06:00:00 +0000` as WordPress writes it, empty where it is none."""
    try:
        return parsedate_to_datetime(said).strftime("%Y-%m-%d %H:%M:%S")
    except ValueError:
        return ""


def _children(item: etree._Element, name: str) -> list[etree._Element]:
    """Return the children of a name; those of podcasts, then of pictures, only if there are no others."""
    every = [child for child in item if local_name(child) == name]
    found = [child for child in every if not _is_of(_OF_PICTURES, child)]
    return [child for child in found if not _is_of(_OF_PODCASTS, child)] or found or every


def _is_of(vocabulary: str, element: etree._Element) -> bool:
    return (etree.QName(element).namespace or "").casefold().startswith(vocabulary)


def _child(item: etree._Element, name: str) -> str:
    return next(filter(None, map(line, _children(item, name))), "")


def _markup(item: etree._Element, name: str) -> str:
    """Return the markup that a child holds: escaped, or as elements of its own."""
    for child in _children(item, name):
        if len(child):
            return "".join(f"<p>{text}</p>" for text in map(_escaped, paragraphs(child)))
        if text := (child.text or "").strip():
            return text if child.get("type") != "text" else _escaped(text)
    return ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _date(item: etree._Element) -> str:
    names = ("post_date_gmt", "pubdate", "published", "issued", "date", "updated", "post_date")
    dates = (_child(item, name) for name in names)
    return next((date for date in dates if date and not date.startswith("0000")), "")


def _link(item: etree._Element) -> str:
    for child in _children(item, "link"):
        if child.get("rel", "alternate") == "alternate" and (
            said := child.get("href") or line(child)
        ):
            return str(said)
    return ""


def _around(item: etree._Element, name: str) -> str:
    """Return what the channel says of itself; RSS 1 has it beside its items."""
    parent = item.getparent()
    if parent is None:
        return ""
    return _child(parent, name) or next(
        filter(None, (_child(channel, name) for channel in _children(parent, "channel"))), ""
    )
