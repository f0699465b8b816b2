"""Read a page: parse it once, cut it into blocks, and find its article among them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.blocks.segment import Segment, Segments
from summarise.cleaning.html.alignment import align
from summarise.cleaning.html.blocks import visible_blocks
from summarise.cleaning.html.extractor import extract
from summarise.cleaning.html.joiners import with_joiners
from summarise.cleaning.html.metadata import Metadata
from summarise.cleaning.html.tree import parse, parse_flat

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True)
class Page:
    """A page's blocks, in document order, and its tree until the article is found."""

    tree: HtmlElement | None
    segments: Segments

    @cached_property
    def article(self) -> PageArticle:
        """Return the article of the page and all that is around it, in the page's order."""
        assert self.tree is not None
        try:
            found = extract(self.tree)
        except RecursionError:  # nested too deep for the extractor: the labels alone must do
            return PageArticle(Segments(Segment(block.text) for block in self.segments))
        if found is None:
            return PageArticle(self.segments)
        lines = filter(None, (" ".join(line.split()) for line in found.text.split("\n")))
        spelled = with_joiners(list(lines), self.segments)
        return PageArticle(align(spelled, self.segments), found.metadata)

    def without_tree(self) -> Page:
        """Return the page with its article found, and without its tree, which cannot be pickled."""
        page = Page(None, self.segments)
        vars(page)["article"] = self.article
        return page


class PageArticle(NamedTuple):
    """All blocks of a page, the article's told by their region, and what its markup says."""

    segments: Segments
    metadata: Metadata = Metadata()


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
