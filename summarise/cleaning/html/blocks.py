"""Cut a page's tree into blocks: the visible text of each element that is no part of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarise.cleaning.blocks.segment import Region, Segment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK_TAGS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 blockquote figure figcaption td th dt dd pre div section article aside "
    "header footer nav main ul ol table tr button label form".split()
)
# whose text is no paragraph of an article
_ASIDE_TAGS = frozenset("aside nav header footer button label a".split())
_UNSEEN_TAGS = frozenset("script style noscript template svg head iframe".split())


def visible_blocks(tree: HtmlElement) -> list[Segment]:
    """Return the visible text of a page, a block an element, in document order."""
    from lxml.etree import iterwalk

    blocks: list[Segment] = []
    pieces: list[str] = []
    regions = [Region.TEXT]  # of the elements that are open

    def flush(region: Region) -> None:
        if text := " ".join("".join(pieces).split()):
            blocks.append(Segment(text, region=region))
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
                flush(regions[-1])
            regions.append(_region(tag, regions[-1]))
            if element.text:
                pieces.append(element.text)
        else:
            region = regions.pop()
            if tag in _BLOCK_TAGS:
                flush(region)
            if element.tail:
                pieces.append(element.tail)
    flush(Region.TEXT)
    return blocks


def _region(tag: str, around: Region) -> Region:
    """Return the region of what an element holds."""
    if around in (Region.ASIDE, Region.CAPTION):
        return around
    if tag in ("figure", "figcaption"):
        return Region.CAPTION
    if tag in _ASIDE_TAGS:
        return Region.ASIDE
    return Region.QUOTATION if tag == "blockquote" else around
