"""What a page claims for machines: its `<meta>` elements, and its JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(Article|Posting|Report|Review|Recipe|NewsStory)$")
_COMMENTS = re.compile(r"^\s*(?:<!--|<!\[CDATA\[|//<!\[CDATA\[)|(?:-->|\]\]>|//\]\]>)\s*;?\s*$")
_MOST_DEPTH = 8
_PARTS = ("@graph", "mainEntity", "mainEntityOfPage")
_LISTED = ("itemListElement", "item", "hasPart")  # often other stories


class Claims(NamedTuple):
    """What a page says of itself.

    Attributes:
        meta: the contents of its meta elements by `name`, `property` or `itemprop`, in lower case.
        article: the JSON-LD object of the article, empty where there is none.
        things: all JSON-LD objects, those of lists last.
    """

    meta: Mapping[str, list[str]]
    article: Mapping[str, Any]
    things: list[Mapping[str, Any]]

    def first(self, *names: str) -> str | None:
        """Return the first content of the first of some meta elements that has one."""
        return next((said[0] for name in names if (said := self.meta.get(name))), None)

    def of_article(self, key: str) -> Any:
        """Return what the JSON-LD of the article says, with references resolved."""
        return self.resolved(self.article.get(key))

    def resolved(self, value: Any) -> Any:
        """Return the thing that a reference names, else the value."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and "@id" in value:
            return next(
                (t for t in self.things if t.get("@id") == value["@id"] and "name" in t), value
            )
        if isinstance(value, list):
            return [self.resolved(each) for each in value]
        return value

    @property
    def site_names(self) -> frozenset[str]:
        """What the page calls its site or publisher."""
        publisher = self.of_article("publisher")
        publishers = publisher if isinstance(publisher, list) else [publisher]
        names = [each.get("name") for each in publishers if isinstance(each, dict)]
        names += [
            thing.get("name")
            for thing in self.things
            if {"WebSite", "Organization", "NewsMediaOrganization"} & set(_types(thing))
        ]
        for name in ("og:site_name", "application-name", "publisher", "dc.publisher", "copyright"):
            names += self.meta.get(name, [])
        names.append(self.first("twitter:site", "twitter:creator"))
        said = (name for name in names if isinstance(name, str) and name.strip())
        return frozenset(" ".join(name.split()) for name in said)


def read_claims(tree: HtmlElement) -> Claims:
    """Read the meta elements and the JSON-LD of a page; JSON that is none is passed over."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if content and name:
            meta.setdefault(name.strip().lower(), []).append(content)
    found = [
        each
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for each in _things(_parse(script.text or ""))
    ]
    things = [thing for _, thing in sorted(found, key=itemgetter(0))]
    articles = [t for t in things if any(map(_ARTICLE.search, _types(t)))]
    article = next((t for t in articles if t.get("headline") or t.get("datePublished")), {})
    return Claims(meta, article, things)


def _parse(text: str) -> Any:
    try:
        return json.loads(_COMMENTS.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _things(
    value: Any, listed: bool = False, depth: int = 0
) -> Iterator[tuple[bool, Mapping[str, Any]]]:
    """Yield the objects of JSON-LD, and whether each is in a list of things."""
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, list):
        for each in value:
            yield from _things(each, listed, depth + 1)
    elif isinstance(value, dict):
        yield listed, value
        for part in _PARTS:
            yield from _things(value.get(part), listed, depth + 1)
        for part in _LISTED:
            yield from _things(value.get(part), True, depth + 1)


def _types(thing: Mapping[str, Any]) -> list[str]:
    types = thing.get("@type")
    found = types if isinstance(types, list) else [types]
    return [each for each in found if isinstance(each, str)]
