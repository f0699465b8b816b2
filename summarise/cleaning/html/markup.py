"""What a page's markup says of each of its blocks, as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarise.cleaning.html.hints import HINTS

TAGS = ("p", "heading", "li", "cell", "pre", "other")
OTHER = TAGS.index("other")
COLUMNS = (
    *(f"is_{tag}" for tag in TAGS),
    *(f"near_{hint}" for hint in HINTS),  # of the element and the two around it
    *(f"in_{hint}" for hint in HINTS),  # of any element around it
    *"links in_article in_main hidden".split(),
)

_LINKS = COLUMNS.index("links")


class Place(NamedTuple):
    """Where a block stands: its tag, hints as bits, characters in links and in all, what is around it.

    `element` is the number of its element, from 1 on in the page's order; `alike` numbers the elements
    that have the same tag and names, and are in two such. `article` and `table` are the number of the
    `<article>` and of the table of figures that it is in, 0 for none.
    """

    tag: int = OTHER
    near: int = 0
    inherited: int = 0
    linked: int = 0
    length: int = 0
    element: int = 0
    alike: int = 0
    article: int = 0
    in_main: bool = False
    hidden: bool = False
    table: int = 0


class Markup(NamedTuple):
    """What the markup says of the n blocks of a page.

    `numbers` (n, len(COLUMNS)) float32; `elements`, `alike`, `articles` and `tables` (n,), see `Place`;
    `parents` and `outers` (n,), the numbers of the two elements around each block's own. `around` has
    the number of the element around each of all, 0 around the outermost.
    """

    numbers: NDArray[np.float32]
    around: list[int]
    elements: NDArray[np.int64]
    parents: NDArray[np.int64]
    outers: NDArray[np.int64]
    alike: NDArray[np.int64]
    articles: NDArray[np.int64]
    tables: NDArray[np.int64]

    @property
    def links(self) -> NDArray[np.float32]:
        """The share of each block's characters that is in links, (n,)."""
        return self.numbers[:, _LINKS]

    @property
    def hidden(self) -> NDArray[np.bool_]:
        """Which blocks the page hides or strikes out, (n,)."""
        return self.numbers[:, -1] > 0

    @classmethod
    def of(cls, places: Iterable[Place], around: list[int]) -> Markup:
        """Make the arrays of the places of all blocks, by what is around each element."""
        rows = np.fromiter(chain.from_iterable(places), np.int64).reshape(-1, len(Place._fields))
        tag, near, inherited, linked, length, element, alike, article, main, hidden, table = rows.T
        outside = np.array(around, np.int64)
        parents = outside[element]
        bits = np.arange(len(HINTS))
        numbers = np.concatenate(
            [
                tag[:, None] == np.arange(len(TAGS)),
                near[:, None] >> bits & 1,
                inherited[:, None] >> bits & 1,
                (linked / np.maximum(length, 1))[:, None],
                (article > 0)[:, None],
                main[:, None],
                hidden[:, None],
            ],
            axis=1,
            dtype=np.float32,
        )
        return cls(numbers, around, element, parents, outside[parents], alike, article, table)
