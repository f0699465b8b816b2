"""What a page claims for machines: its `<meta>` elements, and its JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from summarise.cleaning.html.json_values import objects, read_json_ld

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(Article|Posting|Report|Review|Recipe|NewsStory)$")
_PARTS = ("@graph", "mainEntity", "mainEntityOfPage")
_LISTED = ("itemListElement", "item", "hasPart")  # often other stories


class Claims(NamedTuple):
    """What a page says of itself.

    Attributes:
        meta: the contents of its meta elements by `name`, `property` or `itemprop`, in lower case.
        article: the JSON-LD object of the article, empty where there is none.
        things: the JSON-LD objects of what it is about and of its site, those of lists last.
        json_ld: the whole value of each script of JSON-LD.
    """

    meta: Mapping[str, list[str]] = MappingProxyType({})
    article: Mapping[str, Any] = MappingProxyType({})
    things: Sequence[Mapping[str, Any]] = ()
    json_ld: Sequence[Any] = ()

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
    json_ld = read_json_ld(tree)
    own = [thing for value in json_ld for thing in objects(value, _PARTS)]
    is_own = set(map(id, own))
    everything = (thing for value in json_ld for thing in objects(value, _PARTS + _LISTED))
    things = own + [thing for thing in everything if id(thing) not in is_own]
    articles = [t for t in things if any(map(_ARTICLE.search, _types(t)))]
    article = next((t for t in articles if t.get("headline") or t.get("datePublished")), {})
    return Claims(meta, article, things, json_ld)


def _types(thing: Mapping[str, Any]) -> list[str]:
    types = thing.get("@type")
    found = types if isinstance(types, list) else [types]
    return [each for each in found if isinstance(each, str)]
