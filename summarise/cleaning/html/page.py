"""Read a page: parse it once, cut it into blocks, and find its article among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.blocks.segment import Segment
from summarise.cleaning.html.alignment import align
from summarise.cleaning.html.blocks import visible_blocks
from summarise.cleaning.html.extractor import Metadata, extract
from summarise.cleaning.html.tree import parse, parse_flat

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class Page(NamedTuple):
    """A page's tree and its blocks, in document order."""

    tree: HtmlElement
    segments: list[Segment]


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
    return Page(tree, segments)


def find_article(page: Page) -> tuple[list[Segment], Metadata]:
    """Find the article of a page.

    Returns:
        all blocks of the page, the article's told by their region, and what the markup says.
    """
    try:
        found = extract(page.tree)
    except RecursionError:  # nested too deep for the extractor: the labels alone must do
        return [Segment(block.text) for block in page.segments], Metadata()
    if found is None:
        return page.segments, Metadata()
    lines = filter(None, (" ".join(line.split()) for line in found.text.split("\n")))
    return align(list(lines), page.segments), found.metadata
