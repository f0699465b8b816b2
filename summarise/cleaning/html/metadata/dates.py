"""When the article of a page was published: by what the page claims for machines, or by its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.html.metadata.claims import Claims
from summarise.cleaning.metadata.date import numbers_order, parse_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META = (
    *(
        "article:published_time",
        "og:published_time",
        "og:article:published_time",
        "article:published",
    ),
    *(
        "datepublished",
        "parsely-pub-date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
    ),
    *("sailthru.date", "citation_publication_date", "citation_online_date", "dc.date.issued"),
    *("dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "pubdate"),
    *(
        "publishdate",
        "publish-date",
        "publish_date",
        "published-date",
        "publication_date",
        "bt:pubdate",
    ),
    *(
        "article.published",
        "article:post_date",
        "date",
        "datecreated",
        "created",
        "original-publish-date",
    ),
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_COMPACT = re.compile(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*$")
_OF_ADDRESS = re.compile(r"[/.-]((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
_NOT_FIRST = re.compile(r"(?<![a-z])(modified|updated?|edited|revised)(?![a-z])", re.IGNORECASE)
_FIRST = re.compile(r"(?<![a-z])(publi\w*|created|posted)(?![a-z])", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?<![a-z])(comments?|repl(y|ies)|related|recommended|teasers?|sidebar)(?![a-z])"
)
_MOST_TIMES, _MOST_AROUND = 3, 6  # elements


class PublishedDays(NamedTuple):
    """Days, ISO 8601, None where there is none.

    Attributes:
        claimed: by what the page says for machines or marks as its date.
        supposed: by its address, or of a later version, for want of another.
    """

    claimed: str | None = None
    supposed: str | None = None


def find_published(tree: HtmlElement, claims: Claims, url: str | None) -> PublishedDays:
    """Return when a page says that its article was published, which is never another story's date."""
    month_first = bool(numbers_order(" ".join(claims.meta.get("date", []))))
    claimed = next(
        (day for said in _claims(tree, claims) if (day := read_day(said, month_first))), None
    )
    later = (claims.of_article("dateModified"), claims.first(*_MODIFIED))
    days = (read_day(each) for each in later if isinstance(each, str))
    return PublishedDays(claimed, _of_address(url) or next(filter(None, days), None))


def read_day(text: str, month_first: bool = False) -> str | None:
    """Return the day of a date in any form as ISO 8601; None where it is none."""
    if match := _ISO.match(text) or _COMPACT.match(text):
        return _day(*map(int, match.groups()))
    found = parse_date(text, month_first)
    return found[:10] if found else None


def _claims(tree: HtmlElement, claims: Claims) -> Iterator[str]:
    things = [claims.article, *(t for t in claims.things if "WebPage" in str(t.get("@type")))]
    said = [thing.get("datePublished") for thing in things]
    yield from (each for each in said if isinstance(each, str))
    for name in _META:
        yield from claims.meta.get(name, [])
    for element in tree.xpath('//*[@itemprop="datePublished"]'):
        yield element.get("datetime") or element.get("content") or element.text_content()
    near = (time for time in _below_headline(tree) if not _of_another(time))
    times = [(time, _said_of(time)) for time in islice(near, _MOST_TIMES)]
    for time, about in sorted(times, key=lambda each: not _FIRST.search(each[1])):
        if not _NOT_FIRST.search(about) or _FIRST.search(about):
            yield time.get("datetime") or time.text_content()
    if "dateCreated" in claims.article:
        yield str(claims.article["dateCreated"])


def _below_headline(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the times behind the first heading, up to the next one or to another article."""
    headings: list[HtmlElement] = []
    for element in tree.iter("h1", "time"):
        if element.tag == "h1":
            headings.append(element)
        elif headings:
            around = list(element.iterancestors())
            before = sum(heading not in around for heading in headings)
            if before > 1:
                return
            told = "datetime" in element.attrib or element.text_content().strip()
            if before and told and not any(map(_follows_article, around)):
                yield element


def _follows_article(element: HtmlElement) -> bool:
    before = element.itersiblings("article", preceding=True)
    return element.tag == "article" and next(before, None) is not None


def _of_another(time: HtmlElement) -> bool:
    """Return whether a time is of a comment or of another story."""
    return any(
        around.tag in ("aside", "footer", "nav")
        or _OTHERS.search(f"{around.get('class') or ''} {around.get('id') or ''}")
        for around in islice(time.iterancestors(), _MOST_AROUND)
    )


def _said_of(time: HtmlElement) -> str:
    """Return what a page says a time is of, in names of elements and in the words before it."""
    parent = time.getparent()
    names = " ".join(str(time.get(name) or "") for name in ("class", "itemprop", "id", "title"))
    before = (time.getprevious().tail if time.getprevious() is not None else parent.text) or ""
    around = "" if parent is None else str(parent.get("class") or "")
    return f"{names} {around} {before[-40:]} {(time.text_content() or '')[:60]}"


def _of_address(url: str | None) -> str | None:
    match = _OF_ADDRESS.search(url or "")
    return _day(*map(int, match.groups())) if match else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
