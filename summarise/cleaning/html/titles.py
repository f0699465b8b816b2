"""What a page is called, and whether an object of its data is what is called so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING, Any

from summarise.cleaning.blocks.keys import key
from summarise.cleaning.html.metadata.claims import Claims
from summarise.cleaning.html.metadata.headline import fold_words, without_site

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMES = ("headline", "headlines", "title", "titles", "hed")  # under which an object has its own
# what an object may be at, or of: a comment has the title of its article, often as `articleTitle`
_OF_ANOTHER = frozenset(
    "about article context for forum from group in on origin page parent post referrer related section "
    "series site source story subject thread topic under via".split()
)
_TAG = re.compile(r"</?[a-z][a-z\d-]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MOST = 300  # characters of a title
_LEAST_SHARE = 1 / 3  # of a title of the page: a word of it, or a place, is none


class Titles:
    """The titles of a page.

    Args:
        tree: the page.
        claims: what it claims for machines.
    """

    def __init__(self, tree: HtmlElement, claims: Claims) -> None:
        self._tree, self._claims = tree, claims

    @cached_property
    def keys(self) -> list[str]:
        """The keys of what its title says without its site, and its headings of the first rank."""
        sites = {fold_words(name) for name in self._claims.site_names}
        claimed = [self._claims.first("og:title") or "", self._tree.findtext(".//title") or ""]
        shown = (each.text_content() for each in self._tree.iter("h1"))
        said = (*(without_site(unescape(each), sites, "") for each in claimed), *shown)
        return list(dict.fromkeys(filter(None, map(key, said))))

    def has(self, title: str) -> bool:
        """Tell whether a title is one of the page, or much of one; none is not."""
        if not title or len(title) > _MOST:
            return False
        said = unescape(title)
        bare = {key(said), key(_TAG.sub("", said))} - {""}
        return any(
            f" {ours} " in f" {each} " and len(ours) >= _LEAST_SHARE * len(each)
            for each in self.keys
            for ours in bare
        )

    def of(self, found: Mapping[str, Any]) -> str:
        """Return the title of an object: its own, else one of the page under a name of one word; empty where it has none."""
        if own := [each for name in _NAMES for each in _strings(found.get(name))]:
            return next(filter(self.has, (*own, *_strings(found.get("name")))), own[0])
        others = (
            each
            for name, each in found.items()
            if isinstance(each, str) and _is_word(name) and name.lower() not in _OF_ANOTHER
        )
        return next(filter(self.has, others), "")


def _is_word(name: str) -> bool:
    return name.isalpha() and name[1:] == name[1:].lower()


def _strings(value: Any) -> Iterator[str]:
    """Yield a string, or those of an object, as content systems keep what is rendered."""
    for each in value.values() if isinstance(value, dict) else (value,):
        if isinstance(each, str) and each.strip():
            yield each
