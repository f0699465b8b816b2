"""JSON of services that deliver news: search and monitoring, content systems, feeds and extractors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.readers.dialect import Dialect
from summarise.readers.json_values import (
    Record,
    at,
    inline,
    markup,
    names,
    objects,
)
from summarise.readers.markup import body_paragraphs

WITHHELD = "ONLY AVAILABLE IN PAID PLANS"  # NewsData, in place of a text
_OF_STORY = frozenset({"text", "header", "blockquote"})
_WITH_ELEMENTS = frozenset({"list", "quote", "element_group"})


def _story(record: Record) -> str:
    """Join the paragraphs of a story of Arc XP, which have tags in them."""
    texts = _texts(objects(record, "content_elements"))
    return "\n\n".join(line for text in texts for line in body_paragraphs(text))


def _texts(elements: Sequence[Record]) -> Iterator[str]:
    """Yield the texts of a story's elements, also of those that stand in lists and quotations."""
    for each in elements:
        if each.get("type") in _OF_STORY and isinstance(each.get("content"), str):
            yield each["content"]
        elif each.get("type") in _WITH_ELEMENTS:
            yield from _texts(objects(each, "items") + objects(each, "content_elements"))


def _lead_and_body(record: Record) -> str:
    """Join an article of Factiva's snapshots: its first paragraphs are no part of its body."""
    parts = (at(record, name) for name in ("snippet", "body"))
    return "\n\n".join(part.strip() for part in parts if isinstance(part, str) and part.strip())


SERVICES = (
    Dialect(
        "Webz.io",
        (("thread.site", "text"),),
        {
            "text": ("text",),
            "title": ("title", "thread.title"),
            "url": ("url",),
            "published": ("published",),
            "byline": ("author",),
            "outlet": ("thread.site",),
            "section": ("thread.section_title",),
        },
    ),
    Dialect(
        "Event Registry",
        (("dateTime", "body", "source.title"), ("dateTime", "body", "source.uri")),
        {
            "text": ("body",),
            "title": ("title",),
            "url": ("url",),
            "published": ("dateTime",),
            "byline": (names("authors"),),
            "outlet": ("source.title",),
            "archive_id": ("uri",),
        },
    ),
    Dialect(
        "AYLIEN",
        (("links.permalink", "body"),),
        {
            "text": ("body",),
            "title": ("title",),
            "url": ("links.permalink",),
            "published": ("published_at",),
            "byline": (names("author"),),
            "outlet": ("source.name", "source.domain"),
            "language": ("language",),
        },
    ),
    Dialect(
        "NewsCatcher",
        (("clean_url", "summary"), ("domain_url", "content")),
        {
            "text": ("content", "summary"),
            "title": ("title",),
            "url": ("link",),
            "published": ("published_date",),
            "byline": (names("authors"), "author"),
            "standfirst": ("description", "excerpt"),
            "outlet": ("name_source", "clean_url", "domain_url"),
            "language": ("language",),
        },
    ),
    Dialect(
        "NewsData",
        (("pubDate", "content", "link"),),
        {
            "text": ("content",),
            "title": ("title",),
            "url": ("link",),
            "published": ("pubDate",),
            "byline": (names("creator"),),
            "standfirst": ("description",),
            "outlet": ("source_name", "source_id"),
        },
    ),
    Dialect(
        "Factiva's snapshots",
        (("an", "snippet", "body"),),
        {
            "text": (_lead_and_body,),
            "title": ("title",),
            "published": ("publication_date",),
            "byline": ("byline",),
            "outlet": ("source_name",),
            "section": ("section",),
            "language": ("language_code",),
            "archive_id": ("an",),
        },
        clean=True,
    ),
    Dialect(
        "WordPress",
        (("content.rendered",),),
        {
            "text": (markup("content.rendered"),),
            "title": (inline("title.rendered"),),
            "url": ("link",),
            "published": ("date_gmt", "date"),
            "standfirst": (inline("excerpt.rendered"),),
        },
        clean=True,
    ),
    Dialect(
        "JSON Feed",
        (("content_html",), ("content_text", "date_published"), ("content_text", "url")),
        {
            "text": (markup("content_html"), "content_text"),
            "title": ("title",),
            "url": ("url", "external_url"),
            "published": ("date_published",),
            "byline": (names("authors"), names("author")),
            "standfirst": ("summary",),
            "language": ("language",),
        },
        clean=True,
    ),
    Dialect(
        "Arc XP",
        (("content_elements",),),
        {
            "text": (_story,),
            "title": ("headlines.basic",),
            "url": ("canonical_url", "website_url"),
            "published": ("display_date", "first_publish_date", "publish_date"),
            "byline": (names("credits.by"),),
            "standfirst": (inline("subheadlines.basic"), inline("description.basic")),
            "section": ("taxonomy.primary_section.name",),
            "language": ("language",),
            "archive_id": ("_id",),
        },
        clean=True,
    ),
    Dialect(
        "Diffbot",
        (("pageUrl", "text"),),
        {
            "text": ("text",),
            "title": ("title",),
            "url": ("pageUrl",),
            "published": ("date",),
            "byline": ("author",),
            "outlet": ("siteName",),
            "language": ("humanLanguage",),
        },
    ),
    Dialect(
        "trafilatura",
        (("source-hostname", "text"),),
        {
            "text": ("text",),
            "title": ("title",),
            "url": ("source",),
            "published": ("date",),
            "byline": ("author",),
            "standfirst": ("excerpt",),
            "outlet": ("source-hostname", "hostname"),
            "language": ("language",),
        },
    ),
    Dialect(
        "Chronicling America",
        (("ocr_eng",),),
        {"text": ("ocr_eng",), "outlet": ("title",), "url": ("url",), "published": ("date",)},
    ),
)
