"""Read a page: parse it once, cut it into blocks, and find its article among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.blocks.segment import Segment
from summarise.cleaning.html.alignment import align
from summarise.cleaning.html.blocks import visible_blocks
from summarise.cleaning.html.extractor import Extraction, extract
from summarise.cleaning.html.tree import parse, parse_flat

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST_FOUND = 250  # characters: less is hardly an article


class Page(NamedTuple):
    """A page's markup, its tree, which extraction prunes, and its blocks in document order."""

    html: str
    tree: HtmlElement
    segments: list[Segment]


class PageArticle(NamedTuple):
    """All blocks of a page, the article's among them by their region, and what its markup says."""

    segments: list[Segment]
    extraction: Extraction


def parse_page(html: str) -> Page:
    """Parse a page and cut it into blocks.

    Args:
        html: the page's markup, repaired.
    """
    tree = parse(html)
    segments = visible_blocks(tree)
    if not segments:  # perhaps nested too deep for libxml2
        tree = parse_flat(html)
        segments = visible_blocks(tree)
    return Page(html, tree, segments)


def find_article(page: Page) -> PageArticle:
    """Find the article of a page; the page's tree is of no use afterwards."""
    try:
        found = extract(page.tree, fast=True)
        if found is None or len(found.text) < _LEAST_FOUND:
            found = extract(parse_page(page.html).tree, fast=False)
    except RecursionError:  # nested too deep for it: the labels alone must do
        return PageArticle([Segment(block.text) for block in page.segments], Extraction())
    if found is None:
        return PageArticle(page.segments, Extraction())
    lines = filter(None, (" ".join(line.split()) for line in found.text.split("\n")))
    return PageArticle(align(list(lines), page.segments), found)
