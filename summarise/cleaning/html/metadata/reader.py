"""Read the metadata that a page's markup gives of its article."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.html.metadata.authors import find_authors
from summarise.cleaning.html.metadata.claims import Claims, read_claims
from summarise.cleaning.html.metadata.dates import find_published
from summarise.cleaning.html.metadata.headline import find_headline

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class Metadata(NamedTuple):
    """What a page's markup says of its article; None where it says nothing.

    `published` is the day that it claims, `supposed` one that is taken for want of another;
    `language` is the page's, a tag such as `en-US`; `sites` are the names of its site and publisher.
    """

    title: str | None = None
    author: str | None = None
    published: str | None = None
    standfirst: str | None = None
    url: str | None = None
    supposed: str | None = None
    language: str | None = None
    sites: frozenset[str] = frozenset()


def read_metadata(tree: HtmlElement) -> Metadata:
    """Read the metadata of a page."""
    claims = read_claims(tree)
    url = _address(tree, claims)
    published, supposed = find_published(tree, claims, url)
    return Metadata(
        find_headline(tree, claims, url),
        find_authors(tree, claims),
        published,
        _standfirst(claims),
        url,
        supposed,
        tree.get("lang") or claims.first("og:locale", "content-language"),
        claims.site_names,
    )


def _standfirst(claims: Claims) -> str | None:
    """Return how a page describes its article; its entities may be escaped twice."""
    said = claims.first("og:description", "description", "twitter:description", "dc.description")
    return html.unescape(said) if said else None


def _address(tree: HtmlElement, claims: Claims) -> str | None:
    """Return the address that a page gives as its own."""
    links = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
    said = [
        next(filter(None, links), None),
        claims.first("og:url", "twitter:url"),
        claims.of_article("url"),
    ]
    return next((u for u in said if isinstance(u, str) and u.startswith("http")), None)
