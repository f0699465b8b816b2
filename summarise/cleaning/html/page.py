"""Read a page: parse it once, cut it into blocks, and ask of its markup what else is to be known."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from summarise.cleaning.blocks.segment import Segments
from summarise.cleaning.html.alignment import find_said
from summarise.cleaning.html.blocks import BLOCK_TAGS, visible_blocks
from summarise.cleaning.html.embedded import embedded_article, embedded_recipe, is_paywalled
from summarise.cleaning.html.extractor import extract
from summarise.cleaning.html.hidden import take_out
from summarise.cleaning.html.markup import Markup
from summarise.cleaning.html.metadata import Claims, Metadata, read_claims, read_metadata
from summarise.cleaning.html.optional import optional
from summarise.cleaning.html.tree import parse, parse_flat, parse_unscripted

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True)
class Page:
    """A page's blocks, in document order, and where its markup has each.

    `data` is the paragraphs of an article that only its data for machines has, `recipe` the ingredients and
    steps of a recipe. `tree` is its markup parsed and `claims` what it claims for machines, None once it was
    pickled; then `html` is parsed again if need be. `warnings` tells what of the rest could not be read, as
    far as it was asked for.
    """

    html: str
    tree: HtmlElement | None
    claims: Claims | None
    segments: Segments
    markup: Markup
    data: tuple[str, ...] = ()
    recipe: tuple[str, ...] = ()
    warnings: list[str] = field(default_factory=list)

    @cached_property
    def metadata(self) -> Metadata:
        """Return what its markup says of the article."""
        tree = parse(self.html) if self.tree is None else self.tree
        read = partial(read_metadata, tree, self.claims or read_claims(tree), self.warnings)
        return optional("the page's metadata", read, Metadata(), self.warnings)

    @property
    def paywalled(self) -> bool:
        """Whether its data says that one pays to read it."""
        return is_paywalled(self.html)

    @cached_property
    def extracted(self) -> list[bool] | None:
        """Return which blocks an extractor takes for the article; None where it cannot say."""
        return optional("the extractor's answer", self._extracted, None, self.warnings)

    def _extracted(self) -> list[bool]:
        text = extract(parse(self.html) if self.tree is None else copy(self.tree))
        lines = filter(None, (" ".join(line.split()) for line in text.split("\n")))
        return find_said(list(lines), [block.text for block in self.segments])

    def without_tree(self) -> Page:
        """Return the page with its metadata read, and without its tree, which cannot be pickled."""
        page = replace(self, tree=None, claims=None)
        vars(page)["metadata"] = self.metadata
        return page


def parse_page(html: str) -> Page:
    """Parse a page and cut it into blocks.

    Args:
        html: the page's markup, repaired.
    """
    # where a page shows nothing, it is nested too deep for libxml2, or needs a script
    for parsed in (parse, parse_flat, parse_unscripted):
        tree = parsed(html)
        warnings = take_out(tree, html, BLOCK_TAGS)
        segments, markup = visible_blocks(tree)
        if segments:
            break
    shown = [block.text for block in segments]
    claims = optional("the page's metadata", partial(read_claims, tree), Claims(), warnings)
    read = partial(embedded_article, tree, claims, shown)
    data = optional("the article in the page's data", read, list[str](), warnings)
    read = partial(embedded_recipe, tree, claims, shown)
    recipe = optional("the recipe in the page's data", read, list[str](), warnings)
    return Page(html, tree, claims, segments, markup, tuple(data), tuple(recipe), warnings)
