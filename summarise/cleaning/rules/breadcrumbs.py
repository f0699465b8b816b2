"""Lines that say where a page is (Home > News > the headline), and the headline that they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.rules.headline import HEADLINE_WORDS
from summarise.common.text.words import count_words

NEAR_CRUMBS = 4  # lines from breadcrumbs to the headline
_MOST_CRUMBS = 500  # characters of such a line
_ARROW = re.compile("[»›>▸/→]")  # from one crumb to the next
_STEP = re.compile(rf"{_ARROW.pattern}|\|| [-–·] ")  # or, of several, these


def find_breadcrumbs(texts: BlockTexts) -> dict[int, int]:
    """Return the lines of breadcrumbs, and the block of the headline of each.

    Such a line ends with the whole of a block near it, and no crumb before is longer: what stands
    before the name of a site is a headline.
    """
    found = dict[int, int]()
    for i, j in _ending_alike(texts):
        crumbs, headline = texts.raw[i], texts.raw[j]
        ends_so = crumbs.endswith(headline) and any(map(str.isalpha, headline))
        if i in found or len(crumbs) > _MOST_CRUMBS or not ends_so:
            continue
        *before, last = (part.strip() for part in _STEP.split(crumbs))
        several = len(before) > 1 or (before and _ARROW.search(crumbs))
        most = max(map(count_words, before), default=0)
        if several and last == headline and texts.sizes[j] >= most:
            found[i] = j
    return found


def _ending_alike(texts: BlockTexts) -> Iterator[tuple[int, int]]:
    """Yield blocks, and a shorter one near each that has the same last word; the nearest first."""
    sizes, documents = np.array(texts.sizes), texts.documents
    last = np.concatenate((texts.ids, [0]))[np.cumsum(texts.counts) - 1]
    for apart in range(1, NEAR_CRUMBS + 1):
        alike = (last[apart:] == last[:-apart]) & (documents[apart:] == documents[:-apart])
        above, below = sizes[:-apart], sizes[apart:]
        alike &= (above != below) & (np.minimum(above, below) >= HEADLINE_WORDS)
        for i in np.flatnonzero(alike).tolist():
            yield (i, i + apart) if above[i] > below[i] else (i + apart, i)
