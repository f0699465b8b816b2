"""JSON dialects: what scrapers, agencies and news services call the fields of a record.

A record is told by keys that no other dialect has. It is then read by that dialect's names, and any
other record by the usual ones (`plain.NAMES`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from summarise.readers import wordpress
from summarise.readers.dialect import Dialect
from summarise.readers.json_values import (
    Record,
    at,
    by_role,
    epoch_milliseconds,
    first_name,
    has,
    inline,
    is_scalar,
    markup,
    names,
    objects,
    strings,
)
from summarise.readers.markup import body_paragraphs
from summarise.readers.services import SERVICES, WITHHELD

# Of what `translate` gives, what is a line and no more than that.
LINE_FIELDS = ("byline", "agency", "standfirst", "outlet", "section", "language", "archive_id")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_]|$)")
_WITHOUT_TITLES = "JSON Feed"  # of which an item needs none


def find_dialect(record: Record) -> Dialect | None:
    """Return the dialect of a record, None for one that is in none."""
    places = [
        place
        for key in _BY_FIRST_KEY.keys() & record.keys()
        for place, row in _BY_FIRST_KEY[key]
        if all(has(record, path) for path in row)
    ]
    return DIALECTS[min(places)] if places else None


def translate(record: Record, dialect: Dialect) -> dict[str, Any]:
    """Return what a record of a dialect says, by our names; what it does not say is left out."""
    said = dict[str, Any]()
    for field, getters in dialect.fields.items():
        for getter in getters:
            value = at(record, getter) if isinstance(getter, str) else getter(record)
            if isinstance(value, str):
                value = value.strip()
            if value not in ("", "None") and is_scalar(value):
                said[field] = value
                break
    return said


def lacks_title(record: Record, dialect: Dialect, said: Mapping[str, Any]) -> bool:
    """Return whether a record has no title, nor an empty one, though its dialect has a name for it and asks for it.

    A page of a newspaper has none, and that of the newspaper in its place.
    """
    if dialect.name == _WITHOUT_TITLES:
        return False
    field = "title" if "title" in dialect.fields else "outlet"
    getters = dialect.fields.get(field, ())
    empty = any(isinstance(getter, str) and has(record, getter) for getter in getters)
    return bool(getters) and field not in said and not empty


def language_of_tag(given: object) -> str | None:
    """Return the ISO 639-1 code that a language tag such as `en-GB` begins with, None for none."""
    found = _LANGUAGE.match(given.strip()) if isinstance(given, str) else None
    return found[1].lower() if found else None


_CUT = re.compile(r" ?\[\+?\d+ chars\]\Z")


def without_count(text: str) -> tuple[str, str | None]:
    """Return a text without how many characters a news service cut off, and the warning if it did."""
    found = _CUT.search(text, max(len(text) - 40, 0)) if text.endswith(" chars]") else None
    if not found:
        return text, None
    warning = "the service gives only the text's beginning: fetch the page for the rest"
    return text[: found.start()], warning


def is_withheld(text: str) -> bool:
    """Return whether a news service says in place of a text that it is paid for."""
    return text.strip() == WITHHELD


# --- what is nested in a way of its own ------------------------------------------------------------


def _fundus_body(record: Record) -> str:
    lines = list[str]()
    for section in objects(record, "body.sections"):
        lines += strings(section.get("headline")) + strings(section.get("paragraphs"))
    return "\n\n".join(lines)


def _fundus_summary(record: Record) -> str:
    return " ".join(strings(at(record, "body.summary")))


def _post_body(record: Record) -> str:
    """Join the paragraphs of a Washington Post article of TREC, which have tags in them."""
    texts = [
        item["content"]
        for item in objects(record, "contents")
        if item.get("subtype") == "paragraph" and isinstance(item.get("content"), str)
    ]
    return "\n\n".join(line for text in texts for line in body_paragraphs(text))


def _post_section(record: Record) -> Any:
    kickers = (i.get("content") for i in objects(record, "contents") if i.get("type") == "kicker")
    return next(kickers, None)


# --- the dialects ---------------------------------------------------------------------------------

_NINJS_1 = "uri guid versioncreated firstcreated pubstatus urgency slugline headline".split()

DIALECTS = (
    Dialect(
        "news-please",
        (("maintext",),),
        {
            "text": ("maintext", "text"),
            "title": ("title",),
            "url": ("url",),
            "published": ("date_publish",),
            "byline": (names("authors"),),
            "standfirst": ("description",),
            "outlet": ("source_domain",),
            "language": ("language",),
        },
    ),
    Dialect(
        "fundus",
        (("plaintext",), ("body.sections",)),
        {
            "text": (_fundus_body, "plaintext"),
            "title": ("title",),
            "url": ("url", "html.responded_url", "html.requested_url"),
            "published": ("publishing_date",),
            "byline": (names("authors"),),
            "standfirst": (_fundus_summary,),
            "outlet": ("publisher", "html.source_info.publisher"),
            "language": ("lang", "language"),
        },
        clean=True,
    ),
    Dialect(
        "JSON-LD",
        (("articleBody",),),
        {
            "text": ("articleBody",),
            "title": ("headline", "name"),
            "url": ("url", "mainEntityOfPage", "mainEntityOfPage.@id"),
            "published": ("datePublished", "dateCreated"),
            "byline": (names("author"),),
            "standfirst": ("description",),
            "outlet": (first_name("publisher"),),
            "section": (first_name("articleSection"),),
            "language": (first_name("inLanguage"),),
        },
    ),
    Dialect(
        "ninjs 2 or 3",
        (("bodies",),),
        {
            "text": (by_role("bodies", None),),
            "title": (by_role("headlines", "main"), by_role("headlines", None)),
            "published": ("versioncreated", "versionCreated", "firstcreated", "firstCreated"),
            "byline": ("by",),
            "standfirst": (by_role("descriptions", None),),
            "archive_id": ("uri", "altids.id"),
            "language": ("language",),
        },
        clean=True,
    ),
    Dialect(
        "ninjs 1",
        (
            *(("body_text", key) for key in _NINJS_1),  # other records may have a `body_text` too
            ("body_html",),
            ("body_xhtml",),
        ),
        {
            "text": (markup("body_html"), markup("body_xhtml"), "body_text"),
            "title": ("headline",),
            "published": ("versioncreated", "firstcreated"),
            "byline": ("byline",),
            "standfirst": (inline("description_html"), "description_text"),
            "outlet": ("source",),
            "language": ("language",),
            "archive_id": ("uri", "guid"),
        },
        clean=True,
    ),
    Dialect(
        "Washington Post of TREC",
        (("contents",),),
        {
            "text": (_post_body,),
            "title": ("title",),
            "url": ("article_url",),
            "published": (epoch_milliseconds("published_date"),),
            "byline": ("author",),
            "outlet": ("source",),
            "section": (_post_section,),
        },
        clean=True,
    ),
    Dialect(
        "Guardian",
        (("webTitle", "fields"),),
        {
            "text": (markup("fields.body"), "fields.bodyText"),
            "title": ("webTitle", "fields.headline"),
            "url": ("webUrl",),
            "published": ("webPublicationDate",),
            "byline": ("fields.byline",),
            "standfirst": (inline("fields.standfirst"), inline("fields.trailText")),
            "outlet": ("fields.publication",),
            "section": ("sectionName",),
            "language": ("fields.lang",),
        },
        clean=True,
    ),
    Dialect(
        "NewsAPI",
        (("publishedAt", "content"),),
        {
            "text": ("content",),
            "title": ("title",),
            "url": ("url",),
            "published": ("publishedAt",),
            "byline": ("author",),
            "standfirst": ("description",),
            "outlet": ("source.name",),
        },
    ),
    Dialect(
        "Financial Times",
        (("bodyXML",),),
        {
            "text": (markup("bodyXML"),),
            "title": ("title",),
            "url": ("webUrl", "canonicalWebUrl"),
            "published": ("publishedDate", "firstPublishedDate"),
            "byline": ("byline",),
            "standfirst": (inline("standfirst"),),
        },
        clean=True,
    ),
    Dialect(
        "Wallabag",
        (("is_archived", "content"), ("published_by", "content"), ("reading_time", "content")),
        {
            "text": (markup("content"),),
            "title": ("title",),
            "url": ("url", "given_url", "origin_url"),
            "published": ("published_at",),
            "byline": (names("published_by"),),
            "outlet": ("domain_name",),
            "language": ("language",),
        },
    ),
    *SERVICES,
    wordpress.TABLE,
)

_BY_FIRST_KEY = defaultdict[str, list[tuple[int, tuple[str, ...]]]](list)
for _place, _dialect in enumerate(DIALECTS):
    for _row in _dialect.marks:
        _BY_FIRST_KEY[_row[0].partition(".")[0]].append((_place, _row))
