"""Who wrote the article of a page: what it claims for machines, and the bylines that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from summarise.cleaning.html.metadata.claims import Claims
from summarise.cleaning.metadata.names import names_alone

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META = (
    *("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl"),
    *("sailthru.author", "citation_author", "og:article:author", "article:author_name", "authors"),
    *("dc.contributor.author", "cxenseparse:author", "twitter:data1"),
)
_BYLINE = re.compile(
    r"(?<![a-z])(by-?line|author|autor|writer|contributor)s?(?![a-z])", re.IGNORECASE
)
_PERHAPS_BYLINE = re.compile(r"by[-_]?line|author|autor|writer|contributor", re.IGNORECASE)
_NO_BYLINE = re.compile(
    r"(?<![a-z])(bio|box|avatar|image|img|photo|about|desc(ription)?|social|links?|comment|related|"
    r"card|more|posts|archive|title|role|job|email|twitter|date|time)(?![a-z])",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![a-z])(author|byline)-+(\w+-+)?(full-?)?name(?![a-z])", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")  # what stands behind is no name
_FULL_NAME = re.compile(r"(?!The\b)\S+(?: \S+){1,3}$")
_AUTHORS = '//@rel[. = "author"]/.. | //@itemprop[. = "author"]/..'
_LINKS = '(//h1)[1]/following::a[contains(@href, "/author") or contains(@href, "/staff/") or contains(@href, "/by/")]'
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_TEXT = frozenset("body html script style input img form".split())  # of an author alone
_MOST_BYLINE = 200  # characters
_MOST_SAID, _MOST_AUTHORS = 300, 30


def find_authors(tree: HtmlElement, claims: Claims) -> str | None:
    """Return the authors' names, separated by commas; None where the page has none of a person."""
    for names, excluded in _said_to_be_authors(tree, claims):
        said = islice(names, _MOST_SAID)
        found = [alone for name in said if (alone := names_alone(name, excluded))]
        if found := _distinct(found)[:_MOST_AUTHORS]:
            return ", ".join(found)
    return None


def _said_to_be_authors(
    tree: HtmlElement, claims: Claims
) -> Iterator[tuple[Iterable[str], frozenset[str]]]:
    """Yield what may name the authors, the surest first, and the names that are none of an author.

    The tree is searched only where what was yielded before names nobody.
    """
    sites = claims.site_names
    author = claims.of_article("author")
    yield _persons(claims, author), frozenset()
    yield _names(claims, author), sites
    yield _linked(tree), sites
    for name in _META:
        yield _claimed(claims, name), sites
    yield _links(tree), sites
    yield _bylines(tree, sites), sites


def _persons(claims: Claims, value: Any) -> Iterator[str]:
    """Yield the names of what JSON-LD calls persons, of whom a site may have its name."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict) and "Person" in str(each.get("@type")):
            yield from (name for name in _names(claims, each) if _FULL_NAME.match(name))


def _names(claims: Claims, value: Any) -> Iterator[str]:
    """Yield the names of JSON-LD authors that it does not call organisations."""
    if isinstance(value, list):
        for each in value:
            yield from _names(claims, each)
    elif isinstance(value, dict):
        if "Organization" not in str(value.get("@type")):
            parts = (value.get(part) for part in ("givenName", "familyName"))
            yield from _names(
                claims,
                value.get("name") or " ".join(part for part in parts if isinstance(part, str)),
            )
    elif isinstance(value, str) and "/" not in value:
        yield _INVISIBLE.split(value)[0]


def _linked(tree: HtmlElement) -> list[str]:
    """Return what links to an author and elements that say that they are one, near the first of them."""
    found = list[str]()
    for element in tree.xpath(_AUTHORS):
        if element.tag in ("meta", "link"):
            text = element.get("content") or ""
        else:
            named = element.xpath('.//*[@itemprop="name"]')
            text = _text((named or [element])[0])
            if named and not text:
                text = named[0].get("content") or ""
        if text and len(text) <= _MOST_BYLINE:
            found.append(text)
    return found[:1] if len(set(found)) > 4 else found  # a list of many is one of other stories


def _claimed(claims: Claims, name: str) -> list[str]:
    """Return the authors of meta elements; an address is none, and a scholar's surname may stand first."""
    said = [each for each in claims.meta.get(name, []) if "/" not in each]
    if name != "citation_author":
        return said
    return [" ".join(reversed([part.strip() for part in each.split(",", 1)])) for each in said]


def _links(tree: HtmlElement) -> list[str]:
    """Return the text of the first link below the headline to the page of an author, and of those beside it."""
    links = tree.xpath(_LINKS)
    beside = [link for link in links if link.getparent() is links[0].getparent()]
    return [text for link in beside if (text := _text(link)) and len(text) <= _MOST_BYLINE]


def _bylines(tree: HtmlElement, sites: frozenset[str]) -> list[str]:
    """Return the text of the first element whose class says that it is a byline."""
    for element in tree.iter():
        names = element.get("class") or "", element.get("id") or ""
        if not any(names) or not _is_byline(" ".join(names)) or element.tag in _NO_TEXT:
            continue
        text = _text(element)
        if len(text) <= _MOST_BYLINE and " " in names_alone(text, sites):
            return [text]
    return []


@lru_cache(maxsize=1 << 14)
def _is_byline(names: str) -> bool:
    """Tell whether the names of an element say that it is a byline."""
    if not _PERHAPS_BYLINE.search(names):
        return False
    said = _CAMEL.sub("-", names).replace("_", "-")
    return bool(_NAME.search(said) or (_BYLINE.search(said) and not _NO_BYLINE.search(said)))


def _text(element: HtmlElement) -> str:
    """Return the text of an element, a line feed between its elements."""
    pieces = (" ".join(piece.split()) for piece in element.itertext())
    return "\n".join(piece for piece in pieces if piece)


def _distinct(names: Iterable[str]) -> list[str]:
    """Return names without those that others say in more words."""
    found = list(dict.fromkeys(names))
    words = [set(name.casefold().split()) for name in found]
    return [
        name
        for i, name in enumerate(found)
        if not any(words[i] < other for j, other in enumerate(words) if j != i)
    ]
