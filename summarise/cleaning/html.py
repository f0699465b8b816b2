"""A page's markup to blocks: trafilatura finds the article, the rest of the page is shown as dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.dump import Blocks, Dump
from summarise.cleaning.label import KEPT, KEPT_BEFORE
from summarise.cleaning.rules import mark_all, repeated_mark
from summarise.cleaning.segment import Segment
from summarise.cleaning.texts import Texts
from summarise.documents import DROPPED_LABELS, Block
from summarise.repair import repair

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK_TAGS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 blockquote figcaption td th dt dd pre div section article aside "
    "header footer nav main ul ol table tr button label form".split()
)
_WRAPPERS = re.compile(r"</?(?:div|span|section|font|center)\b[^>]*>", re.IGNORECASE)
_UNSEEN_TAGS = frozenset("script style noscript template svg head iframe".split())


class Page(NamedTuple):
    """What a page's markup gave: blocks to be labelled, and metadata that is None when absent.

    `article` has the article's part of the page, to be kept from `least` on; `outside` has the
    rest, so that the explanation covers the whole page.
    """

    article: Blocks
    least: float
    outside: Blocks
    author: str | None = None
    published: str | None = None
    standfirst: str | None = None
    url: str | None = None


def read_page(
    html: str, title: str | None = None, recurring: Mapping[str, int] | None = None
) -> Page:
    """Extract the article of a page.

    Args:
        html: the page's markup.
        title: the headline if the record gave one; else the page's own.
        recurring: the blocks that many documents of the site have, see `summarise.cleaning.recurring`.
    """
    recurring = recurring or {}
    found, texts = extract(html)
    if found is None:
        return Page(Blocks([], title), KEPT, _blocks(texts, None, recurring))
    title = title or found.title
    lines = [segment.text for segment in found.segments]
    keys = Texts(lines, texts).keys
    whole, others = " ".join(keys[: len(lines)]), keys[len(lines) :]
    rest = [text for text, said in zip(texts, others, strict=True) if said not in whole]
    return Page(
        Blocks(found.segments, title, recurring),
        found.least,
        _blocks(rest, title, recurring),
        found.author,
        found.published,
        found.standfirst,
        found.url,
    )


def _blocks(texts: Sequence[str], title: str | None, recurring: Mapping[str, int]) -> Blocks:
    return Blocks([Segment(text) for text in texts], title, recurring)


@dataclass(frozen=True)
class Extract:
    """What trafilatura found: the article's lines, and metadata that is None when absent.

    `least` is how likely a line must be part of the article to be kept.
    """

    segments: list[Segment]
    least: float
    title: str | None = None
    author: str | None = None
    published: str | None = None
    standfirst: str | None = None
    url: str | None = None


def extract(html: str) -> tuple[Extract | None, list[str]]:
    """The article in a page's markup, None where there is none, and all texts of the page."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    tree, texts = _read(html)  # first, since trafilatura prunes the tree
    try:
        # precision: what it adds without is teasers and comments more often than paragraphs
        found = bare_extraction(
            tree, with_metadata=True, include_comments=False, favor_precision=True
        )
    except RecursionError:  # nested too deep for it: the labels alone must do
        return Extract([Segment(text) for text in texts], KEPT), texts
    if not isinstance(found, Document):
        return None, texts
    lines = (" ".join(line.split()) for line in (found.text or "").split("\n"))
    segments = [Segment(line) for line in lines if line]
    about = (found.title, found.author, found.date, found.description, found.url)
    return Extract(segments, KEPT_BEFORE, *about), texts


def page_texts(html: str) -> list[str]:
    """The visible text of a page that is not repaired yet, one string a block, in document order."""
    # the texts are repaired rather than the markup, of which there is ten times as much
    return repair("\n".join(_read(html)[1]))[0].split("\n")


def _read(html: str) -> tuple[HtmlElement, list[str]]:
    """The page's tree and the texts of its blocks."""
    tree = _parse(html)
    texts = _block_texts(tree)
    if not texts:  # perhaps nested too deep for libxml2
        tree = _parse(_WRAPPERS.sub("<br>", html))
        texts = _block_texts(tree)
    return tree, texts


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


def label_outside(pages: Sequence[Page]) -> Iterator[list[Block]]:
    """The blocks that trafilatura left out of each page; their labels are what the rules say."""
    batch = mark_all([page.outside._replace(recurring={}) for page in pages])
    for page, dump in zip(pages, batch.dumps, strict=True):
        yield [_outside(dump, i, page.outside.recurring) for i in range(len(dump.texts))]


def _outside(dump: Dump, i: int, recurring: Mapping[str, int]) -> Block:
    documents = recurring.get(dump.keys[i]) if recurring else None
    found = repeated_mark(dump.texts[i], documents) if documents else dump.marks.get(i)
    if found and found.label in DROPPED_LABELS - {"title"}:
        return Block(dump.texts[i], found.label, found.reason, found.score)
    return Block(dump.texts[i], "navigation", "outside the article's part of the page", 0.8)


def _block_texts(tree: HtmlElement) -> list[str]:
    """The visible text of a page, one string a block element, in document order."""
    texts: list[str] = []
    pieces: list[str] = []

    def flush() -> None:
        if text := " ".join("".join(pieces).split()):
            texts.append(text)
        pieces.clear()

    # iterative: scraped pages nest deeper than Python's recursion limit
    stack: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while stack:
        element, leaving = stack.pop()
        tag = getattr(element, "tag", None)
        if leaving:
            if tag in _BLOCK_TAGS:
                flush()
            pieces.append(getattr(element, "tail", None) or "")
            continue
        if not isinstance(tag, str) or tag in _UNSEEN_TAGS:
            pieces.append(getattr(element, "tail", None) or "")
            continue
        if tag in _BLOCK_TAGS or tag == "br":
            flush()
        pieces.append(getattr(element, "text", None) or "")
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(list(element)))
    flush()
    return texts
