"""Ingredients of a recipe: short lines, of which some say how much of something it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from summarise.cleaning.rules.document import SURE, Mark, MarkedDocument
from summarise.cleaning.rules.labels import LEAST_LABELS

_MOST_WORDS = 12  # of an ingredient
_NEAR = 8  # blocks, to the article
_MOST_ABOVE, _MOST_BELOW = 2, 5  # blocks of the list without a measure
_PRICES = frozenset("£$€")  # of a shop's list


def of_ingredients(
    dump: MarkedDocument,
    marks: Mapping[int, Mark],
    keep: Sequence[bool],
    links: Sequence[bool],
    run: Sequence[int],
) -> Iterator[Mark]:
    """Yield marks of a list of ingredients, with what heads it, where the article is near.

    Args:
        dump: the document.
        marks: what the rules say of its blocks.
        keep: what is kept by itself, (n,).
        links: which lead elsewhere, (n,).
        run: lines that say how much of something it takes.
    """
    first, last = run[0], run[-1]
    near = slice(max(first - _NEAR, 0), last + 1 + _NEAR)
    if len(run) < LEAST_LABELS or not any(keep[near]):
        return

    def of_list(i: int) -> bool:
        short = dump.words[i] <= _MOST_WORDS and not dump.ends[i]
        priced = not _PRICES.isdisjoint(dump.texts[i])
        dropped = i in marks and marks[i].drops
        return short and not (priced or links[i] or dropped)

    above, below = (
        range(first - 1, max(first - 1 - _MOST_ABOVE, -1), -1),
        range(last + 1, len(dump.texts)),
    )
    around = [*takewhile(of_list, above), *takewhile(of_list, below[:_MOST_BELOW])]
    for i in (*around, *filter(of_list, range(first, last + 1))):
        yield Mark(i, "list", "among ingredients", SURE)
