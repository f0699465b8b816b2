"""Where blocks stand in a page's tree, to what is likely of it and to its headline; n blocks, all of one page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summarise.cleaning.html.markup import Markup

Rows = NDArray[np.float64]

COLUMNS = "depth from_most from_headline share_with_headline".split()
_DEEP = 20.0  # levels
_MOST = 0.5  # of all that is likely: an element that has it holds the article


def describe_places(markup: Markup, mass: Rows, headline: int) -> list[Rows]:
    """Return, for each of `COLUMNS`, a number of each block (n,).

    How deep it stands; how many levels up the element is that has most of what is likely, and the
    one that it has in common with the headline; and how much of what is likely that one has.

    Args:
        markup: where blocks stand.
        mass: how much each is likely to have of the article, (n,).
        headline: the headline's block, -1 where there is none.
    """
    around = markup.around
    inside = np.bincount(markup.elements, mass, minlength=len(around)).tolist()
    for element in range(len(around) - 1, 0, -1):  # what is inside an element has a higher number
        inside[around[element]] += inside[element]
    whole = max(inside[0], 1e-6)
    most = _MOST * whole
    of_headline = set[int]()
    at = int(markup.elements[headline]) if headline >= 0 else 0
    while at:
        of_headline.add(at)
        at = around[at]
    rows: list[tuple[float, float, float, float]] = [(0, 0, 0, 1)]
    for element in range(1, len(around)):
        depth, up, up_headline, share = rows[around[element]]
        with_headline = element in of_headline
        rows.append(
            (
                depth + 1,
                0 if inside[element] >= most else up + 1,
                0 if with_headline else up_headline + 1,
                inside[element] / whole if with_headline else share,
            )
        )
    found = np.array(rows)[markup.elements]
    return list((found / (_DEEP, _DEEP / 2, _DEEP / 2, 1)).T)
