"""The headline of a page: what the reader sees of it, told by what the page claims for machines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from summarise.cleaning.html.metadata.claims import Claims
from summarise.common.text.characters import UNSPACED
from summarise.common.text.words import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SEPARATOR = re.compile(r"\s+[|•·»«–—\-:~/⋆★]+\s+|\s*[|»]\s*")
_BAR = re.compile(r"[|•·»«—⋆★]")  # parts a site's name more surely than a dash does
_CUT = re.compile(r"\s*(?:\.\.\.|…)\s*$")
_WORD = re.compile(rf"{UNSPACED.pattern}|[^\W_]+")
_ALIKE = 0.5  # Dice of the words of a heading and a claim that say the same
_NEARLY_EQUAL = 0.8
_LEAST_WORDS = 4  # of a lone heading that no claim bears out
_HEADINGS = ("h1", "h2", "h3")
_BREAKING = frozenset("br div p li h1 h2 h3".split())
_MOST_BLOG_WORDS = 3
_MOST_HEADING, _MOST_SITE_WORDS = 400, 4  # characters; words


class _Heading(NamedTuple):
    """A heading that the page shows: its tag, and the texts that it may be without a kicker."""

    tag: str
    texts: list[str]


def find_headline(tree: HtmlElement, claims: Claims, url: str | None) -> str | None:
    """Return the headline of a page, None where it has none.

    A heading that says what the page claims goes before the claim, which may be cut, have the
    site's name behind it, or be written for search engines; the page's name in a heading does not.
    """
    sites = {fold_words(name) for name in claims.site_names}
    host = urlsplit(url or "").hostname or ""
    whole = list(_claimed(tree, claims))
    headings = list(_headings(tree))
    sites |= _blog_names(whole, headings)
    claimed = [without_site(claim, sites, host) for claim in whole]
    claims_once = list(dict.fromkeys((*claimed, *whole)))
    logos = sites - set(map(fold_words, claims_once))
    found: list[tuple[float, str]] = []
    for heading in headings:
        for text in heading.texts:
            if (
                fold_words(text) in logos
            ):  # a long name is most of a title with it behind a short headline
                continue
            alike = max((_likeness(text, claim) for claim in claims_once), default=0.0)
            if alike >= (_ALIKE if heading.tag == "h1" else _NEARLY_EQUAL):
                found.append((alike + (heading.tag == "h1"), text))
    if found:
        # of equals the first, and a whole heading before its part
        best = max(score for score, _ in found)
        shown = next(text for score, text in found if score == best)
        shown = without_site(shown, sites, host)
        return _in_small_letters(shown, claimed)
    first = [heading.texts[0] for heading in headings if heading.tag == "h1"]
    lone = [text for text in first if len(_words(text)) >= _LEAST_WORDS]
    if len(lone) == 1 and fold_words(lone[0]) not in sites:
        return lone[0]
    uncut = [claim for claim in claimed if not _CUT.search(claim)]
    if uncut or claimed:
        return (uncut or claimed)[0]
    return next((text for text in first if fold_words(text) not in sites), None)


def _blog_names(claimed: list[str], headings: list[_Heading]) -> set[str]:
    """Return headings that end a title behind something longer: what a blog is called."""
    shown = {fold_words(heading.texts[0]) for heading in headings if heading.tag == "h1"}
    names = set[str]()
    for claim in claimed:
        *before, last = _SEPARATOR.split(claim)
        if before and len(_words(last)) < min(_MOST_BLOG_WORDS, len(_words(before[-1]))):
            names.add(fold_words(last))
    return names & shown


def fold_words(text: str) -> str:
    """Return the words of a text in lower case without accents, nothing between them."""
    return "".join(_words(text))


def _claimed(tree: HtmlElement, claims: Claims) -> Iterator[str]:
    headline = claims.of_article("headline")
    title = " ".join((tree.findtext(".//title") or "").split())
    said = [claims.first("og:title"), headline, claims.first("twitter:title", "dc.title"), title]
    for claim in said:
        if isinstance(claim, str) and (plain := " ".join(html.unescape(claim).split())):
            yield plain


def _headings(tree: HtmlElement) -> Iterator[_Heading]:
    for element in tree.iter(*_HEADINGS):
        pieces = list(_pieces(element))
        whole = _joined(pieces)
        if whole and len(whole) <= _MOST_HEADING:
            # a kicker above or a note below may be an element of its own
            parts = [_joined(pieces[1:]), _joined(pieces[:-1])] if len(pieces) > 1 else []
            yield _Heading(element.tag, [whole, *filter(None, parts)])


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Yield the text of an element, and of each within it with what follows."""
    if element.text and element.text.strip():
        yield element.text
    for child in element:
        if not isinstance(child.tag, str) or child.tag in ("script", "style"):
            continue
        space = " " if child.tag in _BREAKING else ""
        text = child.text_content() if child.tag != "svg" else ""
        if text.strip() or (space and child.tail):
            yield space + text + space
        if child.tail and child.tail.strip():
            yield child.tail


def _joined(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


def without_site(text: str, sites: set[str], host: str) -> str:
    """Return a title without the names of its site before and behind it.

    Args:
        text: the title.
        sites: names of the site, folded by `fold_words`.
        host: of its address; empty where that is not known.
    """
    while True:
        separators = [each for each in _SEPARATOR.finditer(text) if not _quotes(text, each)]
        if not separators:
            return text
        last, first = separators[-1], separators[0]
        named = (each for each in separators if fold_words(text[each.end() :]) in sites)
        if name := next(named, None):  # which may have a separator of its own
            text = text[: name.start()].rstrip()
        elif _is_site(text[last.end() :], text[: last.start()], last[0], sites, host):
            text = text[: last.start()].rstrip()
        elif _is_site(text[: first.start()], text[first.end() :], "", sites, host):
            text = text[first.end() :].lstrip()
        else:
            return text


def _quotes(text: str, sign: re.Match[str]) -> bool:
    """Return whether a sign that may part a site's name opens or closes a quotation: « We are tired »."""
    before, behind = text[: sign.start()], text[sign.end() :]
    if "»" in sign[0]:
        return before.count("«") > before.count("»")
    return "«" in sign[0] and behind.count("»") > behind.count("«")


def _is_site(part: str, rest: str, separator: str, sites: set[str], host: str) -> bool:
    """Return whether a part of a title is its site: by name, by address, or by how it is set apart."""
    name = fold_words(part)
    if not name or name in sites:
        return True
    labels = [label.replace("-", "") for label in host.split(".")[:-1] if len(label) > 3]
    if any(label and (name.startswith(label) or label.startswith(name)) for label in labels):
        return len(name) > 3
    if any(len(name) > 3 and (name.startswith(site) or site.startswith(name)) for site in sites):
        return True
    size = len(_words(part))
    return bool(_BAR.search(separator)) and size <= _MOST_SITE_WORDS < len(_words(rest)) + 1


def _likeness(heading: str, claim: str) -> float:
    """Return how much two titles say the same, from 0 to 1: Dice of their words."""
    here, there = _words(heading), _words(_uncut(claim))
    if here == there or (_uncut(claim) != claim and here[: len(there)] == there):
        return 1.0
    these, those = _distinct_words(heading), _distinct_words(_uncut(claim))
    return 2 * len(these & those) / (len(these) + len(those) or 1) * 0.99


def _in_small_letters(shown: str, claimed: list[str]) -> str:
    """Return a headline in capitals as a claim spells it, where one has the same words."""
    if not shown.isupper():
        return shown
    return next((c for c in claimed if _words(c) == _words(shown) and not c.isupper()), shown)


@lru_cache(maxsize=1 << 10)
def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(text))


@lru_cache(maxsize=1 << 10)
def _distinct_words(text: str) -> frozenset[str]:
    return frozenset(_words(text))


@lru_cache(maxsize=1 << 10)
def _uncut(claim: str) -> str:
    """Return a claim without the dots that say that it is cut off."""
    return _CUT.sub("", claim)
