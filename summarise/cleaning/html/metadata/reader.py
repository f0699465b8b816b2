"""Read the metadata that a page's markup gives of its article."""

from __future__ import annotations

import html
import re
from functools import partial
from itertools import dropwhile, islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard
from urllib.parse import urlsplit

from summarise.cleaning.html.metadata.authors import find_authors
from summarise.cleaning.html.metadata.claims import Claims
from summarise.cleaning.html.metadata.dates import PublishedDays, find_published
from summarise.cleaning.html.metadata.headline import find_headline
from summarise.cleaning.html.optional import optional
from summarise.common.text.repair import repair

if TYPE_CHECKING:
    from lxml.html import HtmlElement


_STANDFIRST = re.compile(  # a class: article-deck, c_dek, standfirst-text
    r"(?:(?!card|share|social|nav)[a-z\d]+[-_]+)*"
    r"(?:stand-?first|dec?k|chapo|chapeau|entradilla|bajada|vorspann|sub-?(?:title|head(?:line)?))(?:[-_]+(?:text|copy))?",
    re.IGNORECASE,
)
_MOST_BELOW_HEADLINE = 20  # elements
_LEAST_STANDFIRST, _MOST_STANDFIRST = 6, 80  # words
_BLOCKS = ("p", "div", "li", "h2", "h3")
_OF_ONE = ("article", "video")  # types of Open Graph


class Metadata(NamedTuple):
    """What a page's markup says of its article; None where it says nothing.

    `published` is the day that it claims, `supposed` one that is taken for want of another;
    `language` is the page's, a tag such as `en-US`; `sites` are the names of its site and publisher;
    `of_one` whether the page says that it is of one article or video, as few front pages do.
    """

    title: str | None = None
    author: str | None = None
    published: str | None = None
    standfirst: str | None = None
    url: str | None = None
    supposed: str | None = None
    language: str | None = None
    sites: frozenset[str] = frozenset()
    of_one: bool = False


def read_metadata(tree: HtmlElement, claims: Claims, warnings: list[str]) -> Metadata:
    """Read the metadata of a page; what cannot be read is missing, and one of the warnings more."""
    url = _address(tree, claims)
    published, supposed = optional(
        "the page's date", partial(find_published, tree, claims, url), PublishedDays(), warnings
    )
    headline = partial(find_headline, tree, claims, url)
    authors = partial(find_authors, tree, claims)
    return Metadata(
        _repaired(optional("the page's headline", headline, None, warnings)),
        _repaired(optional("the page's authors", authors, None, warnings)),
        published,
        _repaired(_standfirst(claims) or _shown_standfirst(tree)),
        url,
        supposed,
        tree.get("lang") or claims.first("og:locale", "content-language"),
        claims.site_names,
        bool(claims.article) or (claims.first("og:type") or "").lower().startswith(_OF_ONE),
    )


def _repaired(said: str | None) -> str | None:
    """Repair what JSON or entities may have escaped from the repair of the markup."""
    return repair(said)[0] if said else None


def _standfirst(claims: Claims) -> str | None:
    """Return how a page describes its article; its entities may be escaped twice."""
    said = claims.first("og:description", "description", "twitter:description", "dc.description")
    return html.unescape(said) if said else None


def _shown_standfirst(tree: HtmlElement) -> str | None:
    """Return the text of the element near below the headline that its class calls a standfirst."""
    below = dropwhile(lambda element: element.tag != "h1", tree.iter())
    for element in islice(below, 1, _MOST_BELOW_HEADLINE):
        if any(map(_STANDFIRST.fullmatch, (element.get("class") or "").split())):
            words = element.text_content().split()
            inside = sum(child is not element for child in element.iter(*_BLOCKS))
            if inside < 2 and _LEAST_STANDFIRST <= len(words) <= _MOST_STANDFIRST:
                return " ".join(words)
    return None


def _address(tree: HtmlElement, claims: Claims) -> str | None:
    """Return the address that a page gives as its own, None where it gives none that is one."""
    links = (
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    said = [
        next(filter(None, links), None),
        claims.first("og:url", "twitter:url"),
        claims.of_article("url"),
    ]
    return next(filter(_is_address, said), None)


def _is_address(said: Any) -> TypeGuard[str]:
    try:
        return isinstance(said, str) and said.startswith("http") and bool(urlsplit(said).hostname)
    except ValueError:  # brackets that are none of an IPv6 address, as in a template
        return False
