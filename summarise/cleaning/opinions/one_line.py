"""Pages whose article is one line, by which they describe themselves: a picture of the day, a file to read, a notice.

Such a line reads like an entry of a menu. That the page's markup names it as the description tells the two apart, but
front pages have a description as well, and show it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarise.cleaning.blocks.keys import key
from summarise.cleaning.blocks.segment import Region
from summarise.cleaning.html.page import Page
from summarise.cleaning.opinions.structure import LEAST_TEASERS, find_teasers
from summarise.cleaning.rules.document import MarkedDocument
from summarise.common.documents import Block

_MAY_BE = frozenset(("navigation", "caption", "standfirst", "title"))
_NOWHERE = (Region.ASIDE, Region.MENU)
_NEAR = 6  # blocks, below the headline
_SIGNED = frozenset(("date", "byline"))
_BESIDE = 2  # blocks, above the headline
_LEAST_OPENING = 4  # words: so many may be cut off, or open a caption that goes on with its credit


def find_line(dump: MarkedDocument, blocks: Sequence[Block], page: Page) -> int | None:
    """Return the block near below the headline that says how a page describes itself, None where none does.

    None too where the page may be a front page: neither is the line a caption, nor has the headline a date or a byline
    beside it, nor says the page that it is of one article, and of which day or without links to stories.

    Args:
        dump: the page.
        blocks: its blocks, labelled.
        page: its markup.
    """
    metadata = page.metadata
    headline, said = (key(each or "") for each in (metadata.title, metadata.standfirst))
    if not said or said == headline:
        return None
    may_go_on = said.count(" ") + 1 >= _LEAST_OPENING
    alone = np.count_nonzero(find_teasers(dump, page.markup)) < LEAST_TEASERS
    is_one = metadata.of_one and (metadata.published is not None or alone)
    for title in (i for i, block in enumerate(blocks) if block.label == "title"):
        for i in range(title + 1, min(title + 1 + _NEAR, len(blocks))):
            says, label = dump.key(i), blocks[i].label
            if says != said and not (may_go_on and says.startswith(said)):
                continue
            if label not in _MAY_BE or dump.segments[i].region in _NOWHERE:
                continue
            beside = blocks[max(0, title - _BESIDE) : i]
            if is_one or label == "caption" or any(each.label in _SIGNED for each in beside):
                return i
    return None
