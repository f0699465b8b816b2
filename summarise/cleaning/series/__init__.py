"""Entries that follow each other below labels: times of a live blog, days of a timeline, who speaks next.

Most entries read like an article, and some like nothing: “Of course.” Where enough of a series is kept for what
it says, all of it is, its labels too, but what the rules or the network call something else, and links. Where
that is not most of what is kept, nothing is added.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from summarise.cleaning.blocks.features import Numbers
from summarise.cleaning.blocks.vocabulary import Bools
from summarise.cleaning.html.markup import Markup
from summarise.cleaning.rules.document import Mark, MarkedDocument
from summarise.cleaning.series.elements import of_elements
from summarise.cleaning.series.entries import left_out, of_series, runs
from summarise.cleaning.series.ingredients import of_ingredients
from summarise.cleaning.series.kinds import as_many_as_promised, kinds_of, promised

_LINKED = 0.5  # of a block's characters: with more in links it leads elsewhere


def series(
    dump: MarkedDocument,
    marks: Mapping[int, Mark],
    keep: Bools,
    chances: Numbers,
    markup: Markup | None = None,
) -> dict[int, Mark]:
    """Return the blocks of a document that are of series which are kept, with what each is there.

    Args:
        dump: the document.
        marks: what the rules say of its blocks.
        keep: what is kept by itself, (n,).
        chances: how likely each block is part of the article, (n,).
        markup: where its blocks stand, if it is a page.
    """
    found, kept = dict[int, Mark](), keep.tolist()
    labels, number = dump.labels, promised(dump, marks)
    if True not in kept or not (markup or labels or number):
        return found
    linked = markup.links > _LINKED if markup else np.zeros_like(keep)
    links = linked.tolist()
    out = left_out(dump, marks, kept, chances, links)
    for mark in of_elements(dump, marks, out, kept, markup) if markup else ():
        found.setdefault(mark.block, mark)
    kinds = [as_many_as_promised(dump, number, out)] if number else []
    if labels:
        kinds += kinds_of(dump, labels, marks, out, chances, kept.index(True))
    for kind, blocks in kinds:
        lines = [i for i in blocks if not links[i]]
        for run in (
            runs(lines, marks, kept if kind.long else ()) if len(lines) >= kind.least else ()
        ):
            if len(run) >= kind.least:
                for mark in of_series(dump, out, kept, run, kind):
                    found.setdefault(mark.block, mark)
    measured = [i for i in labels.measured if not links[i]] if labels else []
    for run in runs(measured, marks) if measured else ():
        for mark in of_ingredients(dump, marks, kept, links, run):
            found.setdefault(mark.block, mark)
    return found
