"""Elements of a page that repeat: a short line that heads an entry, again and again, in elements alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from summarise.cleaning.blocks.segment import Region
from summarise.cleaning.html.markup import Markup
from summarise.cleaning.metadata.stamps import is_stamp
from summarise.cleaning.rules.document import Mark, MarkedDocument
from summarise.cleaning.series.entries import Kind, entries_of, marks_of, runs

_LEAST = 3
_MOST_WORDS = 8  # of such a line, on average
_MOST_LINKED = 0.3  # of its characters, on average
_KIND = Kind(
    "stands in an entry of a list, as others do",
    "heads an entry of a list",
    share=0.5,
    figures=True,
)


def of_elements(
    dump: MarkedDocument,
    marks: Mapping[int, Mark],
    out: Sequence[bool],
    keep: Sequence[bool],
    markup: Markup,
) -> Iterator[Mark]:
    """Yield marks of lists in elements alike, where enough of one is kept without it.

    Args:
        dump: the page.
        marks: what the rules say of its blocks.
        out: what no series takes in, (n,).
        keep: what is kept by itself, (n,).
        markup: where they stand.
    """
    words = dump.words
    for lines in _headings(dump, markup):
        heads = [i for i in lines if not out[i] and not is_stamp(dump.texts[i])]
        for run in runs(heads, marks):
            if len(run) < _LEAST or _ends_entries(run, markup):
                continue
            entries = _of_kept_kinds(entries_of(dump, out, keep, run, _KIND), keep, markup)
            inside = [k for entry in entries for k in entry]
            kept = sum(words[k] for k in inside if keep[k])
            if kept and kept >= _KIND.share * sum(words[k] for k in inside):
                yield from marks_of(dump, keep, run, entries, _KIND)


def _headings(dump: MarkedDocument, markup: Markup) -> Iterator[list[int]]:
    """Yield the blocks in elements alike that may head an entry each: short lines, no two the same, and no links."""
    _, group = np.unique(markup.alike, return_inverse=True)
    number = np.bincount(group)
    ended, words = np.array(dump.ends, np.float64), np.array(dump.words, np.float64)
    links = markup.links.astype(np.float64)
    means = (np.bincount(group, each) / number for each in (words, ended, links))
    for each, (size, long, ends, linked) in enumerate(zip(number, *means, strict=True)):
        if size >= _LEAST and long <= _MOST_WORDS and 2 * ends <= 1 and linked <= _MOST_LINKED:
            lines = np.flatnonzero(group == each)
            if len(np.unique(dump.sayings[lines])) == size:
                yield [i for i in lines.tolist() if dump.segments[i].region is Region.TEXT]


def _ends_entries(run: Sequence[int], markup: Markup) -> bool:
    """Tell whether most of the lines are in one element with what is above them, not with what is below."""
    lines, parents = np.array(run), markup.parents
    above, below = lines - 1, np.minimum(lines + 1, len(parents) - 1)
    ending = (parents[lines] == parents[above]) & (parents[lines] != parents[below])
    return bool(2 * ending.sum() > len(run))


def _of_kept_kinds(
    entries: Sequence[Sequence[int]], keep: Sequence[bool], markup: Markup
) -> list[list[int]]:
    """Return entries without the blocks in elements of which none alike is kept."""
    kept = {int(markup.alike[k]) for entry in entries for k in entry if keep[k]}
    return [[k for k in entry if int(markup.alike[k]) in kept] for entry in entries]
