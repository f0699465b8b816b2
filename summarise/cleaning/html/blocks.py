"""Cut a page's tree into blocks: the visible text of each element that is no part of a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from summarise.cleaning.blocks.segment import Region, Segment, Segments

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK_TAGS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 blockquote figure figcaption td th dt dd pre div section article aside "
    "header footer nav main ul ol table tr button label form".split()
)
_BREAKING_TAGS = _BLOCK_TAGS | {"br"}
_UNSEEN_TAGS = frozenset("script style noscript template svg head iframe".split())
# what an element's text is, unless a figure or an aside is around it
_REGIONS = {
    **dict.fromkeys("aside nav header footer button label a".split(), Region.ASIDE),
    **dict.fromkeys(("figure", "figcaption"), Region.CAPTION),
    "blockquote": Region.QUOTATION,
}
_LASTING = (Region.ASIDE, Region.CAPTION)


def visible_blocks(tree: HtmlElement) -> Segments:
    """Return the visible text of a page, a block an element, in document order."""
    from lxml.etree import iterwalk

    blocks = Segments()
    pieces: list[str] = []  # of the text since the last block
    add: Callable[[str], None] = pieces.append
    region, around = Region.TEXT, list[Region]()  # of the element that is open, and of its parents

    def close_block() -> None:
        if text := " ".join("".join(pieces).split()):
            blocks.append(Segment(text, region=region))
        pieces.clear()

    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _UNSEEN_TAGS:
                walk.skip_subtree()
                continue
            if pieces and tag in _BREAKING_TAGS:
                close_block()
            around.append(region)
            if tag in _REGIONS and region not in _LASTING:
                region = _REGIONS[tag]
            if text := element.text:
                add(text)
        else:
            if tag not in _UNSEEN_TAGS:
                if pieces and tag in _BLOCK_TAGS:
                    close_block()
                region = around.pop()
            if text := element.tail:
                add(text)
    close_block()
    return blocks
