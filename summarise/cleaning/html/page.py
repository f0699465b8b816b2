"""A page's markup to blocks: in the page's order, each with what trafilatura and the tags say of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.blocks.dump import Blocks
from summarise.cleaning.blocks.segment import Place, Segment
from summarise.cleaning.blocks.texts import Texts
from summarise.common.text.repair import repair

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
_LONG_LINE, _MOST_SKIPPED, _NEAR, _FAR = 3000, 100, 500, 20_000  # characters
_LEAST_FOUND = 250  # characters: less is hardly an article
_PLACING_LENGTH = 20  # characters: less may stand anywhere
_ENDS = 4  # words by which a block is known at its beginning, and at its end


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
        found = _extract(tree, fast=True)
        if found is None or len(found.text or "") < _LEAST_FOUND:
            found = _extract(_read(html)[0], fast=False)
    except RecursionError:  # nested too deep for it: the labels alone must do
        return Page(Blocks([Segment(block.text) for block in blocks], title, recurring))
    if found is None:
        return Page(Blocks(blocks, title, recurring))
    lines = [" ".join(line.split()) for line in (found.text or "").split("\n")]
    return Page(
        Blocks(in_order(list(filter(None, lines)), blocks), title or found.title, recurring),
        found.author,
        found.date,
        found.description,
        found.url,
    )


def _extract(tree: HtmlElement, fast: bool) -> Document | None:
    """What trafilatura takes for the article, and the metadata; None where there is nothing.

    `fast` without a second opinion from other extractors, which at times takes the whole page.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document, set_date_params

    found = bare_extraction(
        tree,
        fast=fast,
        with_metadata=True,
        include_comments=False,
        # what it adds without is teasers and comments more often than paragraphs
        favor_precision=True,
        # in text the rules look for dates: it would take any year for want of another
        date_extraction_params=set_date_params(extensive=False),
    )
    return found if isinstance(found, Document) else None


def in_order(article: Sequence[str], page: Sequence[Segment]) -> list[Segment]:
    """The article's lines and all blocks of the page that do not say them, each where the page has it."""
    bare = Texts([*article, *(block.text for block in page)]).bare
    said = bare[len(article) :]
    lines = list(zip(article, bare, strict=False))
    longest = max(lines, key=lambda line: len(line[1]), default=("", ""))
    if len(longest[1]) >= _LONG_LINE and 2 * len(longest[1]) > sum(map(len, bare[: len(article)])):
        at = lines.index(longest)
        lines[at : at + 1] = _paragraphs(longest, list(zip(page, said, strict=True)))
    article = [line for line, _ in lines]
    find = _Finder([words for _, words in lines])
    blocks, placed = list[Segment](), 0  # lines
    for block, words in zip(page, said, strict=True):
        end = find.end_of(words, find.starts[max(0, placed - 1)])
        if end is None:
            blocks.append(block)
        elif len(words) >= _PLACING_LENGTH:
            reached = max(placed, bisect_left(find.starts, end))
            blocks += [Segment(line, place=Place.ARTICLE) for line in article[placed:reached]]
            placed = reached
    return blocks + [Segment(line, place=Place.ARTICLE) for line in article[placed:]]


def _paragraphs(
    line: tuple[str, str], page: Sequence[tuple[Segment, str]]
) -> list[tuple[str, str]]:
    """A line of the article, or the blocks of the page that it consists of; each with its bare words.

    Where trafilatura has to fall back on a page's bare text, it gives all of it in one line.
    """
    whole, parts, at = f" {line[1]} ", list[tuple[str, str]](), 0
    for block, words in page:
        found = whole.find(f" {words} ", at, at + len(words) + _MOST_SKIPPED) if words else -1
        if found >= 0:
            parts.append((block.text, words))
            at = found + len(words) + 1
    return parts if at + _MOST_SKIPPED > len(whole) and len(parts) > 2 else [line]


class _Finder:
    """Finds what an article says; `starts` is where each line begins, and where the last one ends.

    A page may have thousands of links, so it is never all of the article that is searched for one.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._whole = f" {' '.join(lines)} "
        self.starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        self._ends = dict(zip(lines, self.starts[1:], strict=True))
        words = self._whole.split()
        runs = zip(*(words[k:] for k in range(_ENDS)), strict=False)
        self._runs = set(map(" ".join, runs))

    def end_of(self, said: str, start: int) -> int | None:
        """Where some words end that are said from `start` on, or in a line; None where they are not."""
        if (end := self._find(said, start, _NEAR)) is not None:
            return end
        words = said.split(" ")
        opening, ending = (" ".join(some) for some in (words[:_ENDS], words[-_ENDS:]))
        if opening not in self._runs or ending not in self._runs:
            return self._ends.get(said)
        end = self._find(said, start, _FAR)
        if end is None and len(words) >= 2 * _ENDS:
            # trafilatura at times joins two words of a link, or loses one
            opened = self._find(opening, start, _FAR)
            end = self._find(ending, opened, len(said)) if opened is not None else None
        return self._ends.get(said) if end is None else end

    def _find(self, words: str, start: int, most: int) -> int | None:
        """Where some words end, at most so many characters from where they might."""
        at = self._whole.find(f" {words} ", start, start + len(words) + most)
        return at + len(words) + 1 if at >= 0 else None


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
    from lxml.etree import iterwalk

    blocks: list[Segment] = []
    pieces: list[str] = []
    places = [Place.TEXT]  # of the elements that are open

    def flush(place: Place) -> None:
        if text := " ".join("".join(pieces).split()):
            blocks.append(Segment(text, place=place))
        pieces.clear()

    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN_TAGS:
            if event == "start":
                walk.skip_subtree()
            elif element.tail:
                pieces.append(element.tail)
        elif event == "start":
            if tag in _BLOCK_TAGS or tag == "br":
                flush(places[-1])
            places.append(_place(tag, places[-1]))
            if element.text:
                pieces.append(element.text)
        else:
            place = places.pop()
            if tag in _BLOCK_TAGS:
                flush(place)
            if element.tail:
                pieces.append(element.tail)
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
