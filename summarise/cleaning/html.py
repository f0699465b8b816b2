"""A page's markup to blocks: in the page's order, each with what trafilatura and the tags say of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.dump import Blocks
from summarise.cleaning.segment import Place, Segment
from summarise.cleaning.texts import Texts
from summarise.repair import repair

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_BLOCK_TAGS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 blockquote figure figcaption td th dt dd pre div section article aside "
    "header footer nav main ul ol table tr button label form".split()
)
# whose text is no paragraph of an article
_ASIDE_TAGS = frozenset("aside nav header footer button label a".split())
_WRAPPERS = re.compile(r"</?(?:div|span|section|font|center)\b[^>]*>", re.IGNORECASE)
_UNSEEN_TAGS = frozenset("script style noscript template svg head iframe".split())
_LONG_LINE, _MOST_SKIPPED = 3000, 100  # characters
_PLACING_WORDS = 4  # fewer may stand anywhere
_LONG_WORDS = 2 * _PLACING_WORDS


class Page(NamedTuple):
    """A page's blocks, and the metadata that its markup gives, None when absent."""

    blocks: Blocks
    author: str | None = None
    published: str | None = None
    standfirst: str | None = None
    url: str | None = None


def read_page(
    html: str, title: str | None = None, recurring: Mapping[str, int] | None = None
) -> Page:
    """Read a page and find its article.

    Args:
        html: the page's markup.
        title: the headline if the record gave one; else the page's own.
        recurring: the blocks that many documents of the site have, see `summarise.cleaning.recurring`.
    """
    recurring = recurring or {}
    tree, blocks = _read(html)  # first, since trafilatura prunes the tree
    try:
        found = _extract(tree)
    except RecursionError:  # nested too deep for it: the labels alone must do
        return Page(Blocks([Segment(block.text) for block in blocks], title, recurring))
    if found is None:
        return Page(Blocks(blocks, title, recurring))
    lines = [" ".join(line.split()) for line in (found.text or "").split("\n")]
    article = [part for line in lines if line for part in paragraphs(line, blocks)]
    return Page(
        Blocks(in_order(article, blocks), title or found.title, recurring),
        found.author,
        found.date,
        found.description,
        found.url,
    )


def _extract(tree: HtmlElement) -> Document | None:
    """What trafilatura takes for the article, and the metadata; None where there is nothing."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document, set_date_params

    found = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        # what it adds without is teasers and comments more often than paragraphs
        favor_precision=True,
        # in text the rules look for dates: it would take any year for want of another
        date_extraction_params=set_date_params(extensive=False),
    )
    return found if isinstance(found, Document) else None


def paragraphs(line: str, page: Sequence[Segment]) -> list[str]:
    """A line of the article, or the blocks of the page that it consists of if it is a long one.

    Where trafilatura has to fall back on a page's bare text, it gives all of it in one line.
    """
    if len(line) < _LONG_LINE:
        return [line]
    bare, *said = Texts([line, *(block.text for block in page)]).bare
    whole, parts, at = f" {bare} ", list[str](), 0
    for block, words in zip(page, said, strict=True):
        found = whole.find(f" {words} ", at, at + len(words) + _MOST_SKIPPED) if words else -1
        if found >= 0:
            parts.append(block.text)
            at = found + len(words) + 1
    return parts if at + _MOST_SKIPPED > len(whole) and len(parts) > 2 else [line]


def in_order(article: Sequence[str], page: Sequence[Segment]) -> list[Segment]:
    """The article's lines and all blocks of the page that do not say them, each where the page has it."""
    said = Texts([*article, *(block.text for block in page)]).bare
    whole = f" {' '.join(said[: len(article)])} "
    starts = list(accumulate((len(line) + 1 for line in said[: len(article)]), initial=0))
    blocks, lines = list[Segment](), 0  # lines that are placed
    for block, words in zip(page, said[len(article) :], strict=True):
        end = _end_of(words, whole, starts[lines])
        if end is None:
            blocks.append(block)
        elif words.count(" ") + 1 >= _PLACING_WORDS:
            reached = max(lines, bisect_left(starts, end))
            blocks += [Segment(line, place=Place.ARTICLE) for line in article[lines:reached]]
            lines = reached
    return blocks + [Segment(line, place=Place.ARTICLE) for line in article[lines:]]


def _end_of(words: str, whole: str, start: int) -> int | None:
    """Where the whole article has the end of some words of it, from `start` on if there; else None."""
    at = whole.find(f" {words} ")
    if at >= 0:
        later = whole.find(f" {words} ", start) if at < start else at
        return max(at, later) + len(words) + 1
    opening = words.split(" ")
    if len(opening) < _LONG_WORDS:
        return None
    # trafilatura at times joins two words of a link, or loses one
    at = whole.find(f" {' '.join(opening[:_PLACING_WORDS])} ")
    ending = f" {' '.join(opening[-_PLACING_WORDS:])} "
    end = whole.find(ending, at, at + 2 * len(words)) if at >= 0 else -1
    return end + len(ending) - 1 if end >= 0 else None


def page_texts(html: str) -> list[str]:
    """The visible text of a page that is not repaired yet, one string a block, in document order."""
    # the texts are repaired rather than the markup, of which there is ten times as much
    return repair("\n".join(block.text for block in _read(html)[1]))[0].split("\n")


def _read(html: str) -> tuple[HtmlElement, list[Segment]]:
    """The page's tree and its blocks."""
    tree = _parse(html)
    blocks = _blocks(tree)
    if not blocks:  # perhaps nested too deep for libxml2
        tree = _parse(_WRAPPERS.sub("<br>", html))
        blocks = _blocks(tree)
    return tree, blocks


def _parse(html: str) -> HtmlElement:
    """The page's tree."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, fromstring

    # huge_tree: without it libxml2 leaves out what is nested deeper than 255, with it than 2,048
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return fromstring(html.encode("utf-8", "surrogatepass"), parser=parser)
    except ParserError:
        return fromstring("<html></html>")


def _blocks(tree: HtmlElement) -> list[Segment]:
    """The visible text of a page, one block an element that is no part of a line, in document order."""
    blocks: list[Segment] = []
    pieces: list[str] = []

    def flush(place: Place) -> None:
        if text := " ".join("".join(pieces).split()):
            blocks.append(Segment(text, place=place))
        pieces.clear()

    # iterative: scraped pages nest deeper than Python's recursion limit
    stack: list[tuple[HtmlElement, Place, bool]] = [(tree, Place.TEXT, False)]
    while stack:
        element, around, leaving = stack.pop()
        tag = getattr(element, "tag", None)
        tail = getattr(element, "tail", None) or ""
        if not isinstance(tag, str) or tag in _UNSEEN_TAGS:
            pieces.append(tail)
            continue
        inside = _place(tag, around)
        if leaving:
            if tag in _BLOCK_TAGS:
                flush(inside)
            pieces.append(tail)
            continue
        if tag in _BLOCK_TAGS or tag == "br":
            flush(around)
        pieces.append(getattr(element, "text", None) or "")
        stack.append((element, around, True))
        stack.extend((child, inside, False) for child in reversed(list(element)))
    flush(Place.TEXT)
    return blocks


def _place(tag: str, around: Place) -> Place:
    """Where a page has what is in an element."""
    if around in (Place.ASIDE, Place.CAPTION):
        return around
    if tag in ("figure", "figcaption"):
        return Place.CAPTION
    if tag in _ASIDE_TAGS:
        return Place.ASIDE
    return Place.QUOTATION if tag == "blockquote" else around
