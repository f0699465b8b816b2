"""The entries of a series: where each begins and ends, and whether enough of them is kept to keep them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, pairwise
from typing import NamedTuple

import numpy as np

from summarise.cleaning.blocks.features import Numbers
from summarise.cleaning.metadata.stamps import stamp_order
from summarise.cleaning.rules.document import SURE, Mark, MarkedDocument

_MOST_BLOCKS = 15  # from a label to the next, but for what is kept
_MOST_LAST = 3  # blocks, in which the last must have its sentence
_LEAST_ORDERED = 5  # labels, whose order tells
_OFTEN = 3  # entries that have a line, which is then of none
_LIKELY = 0.1  # chance below which a block is something else
_LEAST_OF_KEPT = (
    0.4  # of all that is kept, in a series: readers' comments below an article are less
)
_ENDINGS = frozenset(("comment", "related", "title"))  # what no series goes on behind


class Kind(NamedTuple):
    """A kind of series.

    Args:
        entry: what its entries are, as a reason.
        label: what its labels are, which are kept as headings; empty where they are not.
        own: whether a label is the beginning of its entry.
        least: labels that make a series.
        ended: of its entries, that have a sentence at least.
        share: of its words, that are kept by themselves at least.
        ordered: the same where the labels come in their order, if that tells anything.
        last_open: whether a sentence that is not kept by itself may be its last entry.
        figures: whether lines without a letter may be of an entry: 4,112.
        long: whether an entry that is kept by itself may be as long as it is.
    """

    entry: str
    label: str = ""
    own: bool = False
    least: int = 3
    ended: float = 0.5
    share: float = 0.4
    ordered: float | None = None
    last_open: bool = True
    figures: bool = False
    long: bool = False


def left_out(
    dump: MarkedDocument,
    marks: Mapping[int, Mark],
    keep: Sequence[bool],
    chances: Numbers,
    links: Sequence[bool],
) -> list[bool]:
    """Return which blocks no series takes in: what rules or the network call something else, and links.

    A sentence that is said again is one of an entry each time, if it is once.

    Args:
        dump: the document.
        marks: what the rules say of its blocks.
        keep: what is kept by itself, (n,), which no series leaves out.
        chances: how likely each block is part of the article, (n,).
        links: which lead elsewhere, (n,).
    """
    likely, ends = chances >= _LIKELY, np.array(dump.ends, np.bool_)
    likely |= ends & np.isin(dump.sayings, dump.sayings[likely & ends])
    out = ~likely | np.array(links, np.bool_)
    out[[i for i, mark in marks.items() if mark.drops]] = True
    return (out & ~np.array(keep, np.bool_)).tolist()  # type: ignore[no-any-return]


def runs(
    labels: Sequence[int], marks: Mapping[int, Mark], keep: Sequence[bool] = ()
) -> Iterator[list[int]]:
    """Yield the runs of labels that are near each other, with nothing that ends an article in between.

    What is kept by itself, of `keep`, (n,), may be much, but not below the first: it may be the article.
    """
    run = list[int]()
    for i in labels:
        between = (marks[j] for j in range(run[-1] + 1, i) if j in marks) if run else ()
        if (run and _are_apart(run[-1], i, keep if len(run) > 1 else ())) or any(
            mark.label in _ENDINGS and mark.score >= SURE for mark in between
        ):
            yield run
            run = []
        run.append(i)
    yield run


def _are_apart(label: int, following: int, keep: Sequence[bool]) -> bool:
    """Return whether more stands between two labels than may be left out of an entry."""
    blocks = following - label
    return blocks > _MOST_BLOCKS and blocks - sum(keep[label + 1 : following]) > _MOST_BLOCKS


def of_series(
    dump: MarkedDocument,
    out: Sequence[bool],
    keep: Sequence[bool],
    run: Sequence[int],
    kind: Kind,
) -> Iterator[Mark]:
    """Yield marks of a series, if enough of it is kept without it.

    Args:
        dump: the document.
        out: what no series takes in, (n,).
        keep: what is kept by itself, (n,).
        run: the labels of its entries.
        kind: what it is a series of.
    """
    if not any(keep[run[0] : run[-1] + _MOST_BLOCKS]):
        return
    ends, words = dump.ends, dump.words
    entries = entries_of(dump, out, keep, run, kind)
    ended = [entry for entry in entries if any(ends[k] for k in entry)]
    total, kept = (
        sum(words[k] for entry in ended for k in entry if its[k]) for its in (words, keep)
    )
    if kept < _LEAST_OF_KEPT * sum(compress(words, keep)):
        return
    in_order = kind.ordered is not None and _in_order(dump, run)
    least = kind.ordered if in_order and kind.ordered is not None else kind.share
    if kept and len(ended) >= kind.ended * len(run) and kept >= least * total:
        yield from marks_of(dump, keep, run, entries, kind)


def marks_of(
    dump: MarkedDocument,
    keep: Sequence[bool],
    run: Sequence[int],
    entries: Sequence[Sequence[int]],
    kind: Kind,
) -> Iterator[Mark]:
    """Yield marks of what is not kept by itself of a series: labels, first lines of entries, and sentences.

    Where a sentence of an entry is kept, the others are no part of it: the network read them, and chose.
    """
    for i, entry in zip(run, entries, strict=True):
        if entry and kind.label and not keep[i]:
            yield Mark(i, "heading", kind.label, SURE)
        read = any(keep[k] and dump.ends[k] for k in entry if k != i)
        for k in entry:
            if keep[k] or (read and dump.ends[k] and k != i):
                continue
            if dump.ends[k] or k == i:
                yield Mark(k, "body", kind.entry, SURE)
            elif k == entry[0]:
                yield Mark(k, "heading", kind.entry, SURE)


def entries_of(
    dump: MarkedDocument,
    out: Sequence[bool],
    keep: Sequence[bool],
    run: Sequence[int],
    kind: Kind,
) -> list[list[int]]:
    """Return the blocks of each entry, without what no series takes in and lines that many entries have."""
    longest = max(j - i for i, j in pairwise(run))
    headed = not kind.own and run[-1] + 1 < len(dump.texts) and not dump.ends[run[-1] + 1]
    bounds = [*run, min(run[-1] + longest + headed, len(dump.texts))]
    said = dump.sayings[run[0] : bounds[-1]].tolist()
    often = Counter(said)
    entries = list[list[int]]()
    for i, j in pairwise(bounds):
        inside = range(i if kind.own else i + 1, j)
        entries.append(
            [
                k
                for k in inside
                if (not out[k] or (kind.figures and _is_figure(dump.texts[k])))
                and (often[said[k - run[0]]] < _OFTEN or dump.ends[k] or k == i)
            ]
        )
    entries[-1] = _of_last(entries[-1], dump, keep, run[-1], kind)
    return entries


def _of_last(
    entry: Sequence[int], dump: MarkedDocument, keep: Sequence[bool], label: int, kind: Kind
) -> list[int]:
    """Return what is of the last entry, of which nothing says where it ends: what is kept, and its first sentence."""
    sentences = (n for n, k in enumerate(entry[:_MOST_LAST]) if dump.ends[k] and k != label)
    end = next(sentences, 0) if kind.last_open else -1
    return [k for n, k in enumerate(entry) if keep[k] or n <= end or k == label]


def _in_order(dump: MarkedDocument, run: Sequence[int]) -> bool:
    """Tell whether labels are enough to tell by their order, and come in it."""
    if len(run) < _LEAST_ORDERED:
        return False
    numbers = [stamp_order(dump.texts[i]) for i in run]
    known = [number for number in numbers if number is not None]
    steps = {(a > b) - (a < b) for a, b in pairwise(known)}
    return len(known) == len(run) and (steps <= {0, 1} or steps <= {0, -1})


def _is_figure(text: str) -> bool:
    return any(map(str.isdecimal, text)) and not any(map(str.isalpha, text))
