"""Entries that follow each other below labels: times of a live blog, days of a timeline, who speaks next.

Most entries read like an article, and some like nothing: “Of course.” Where enough of a series is kept for what
it says, all of it is, its labels too, but what the rules are sure of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from summarise.cleaning.blocks.vocabulary import Bools
from summarise.cleaning.metadata.stamps import is_moment, stamp_order
from summarise.cleaning.rules.document import Mark, MarkedDocument
from summarise.cleaning.rules.labels import Labels
from summarise.common.documents import DROPPED_LABELS

_MOST_BLOCKS = 15  # of an entry
_MOST_ANSWER = 2  # of the last, where it answers a question
_LEAST_ORDERED = 5  # labels, whose order tells
_SURE = 0.9
_ENDINGS = frozenset(("comment", "related", "title"))  # what no series goes on behind
_HEAD = frozenset(("date", "byline"))  # lines above the article, which label no entry


class _Kind(NamedTuple):
    """A kind of series.

    Args:
        entry: what its entries are, as a reason.
        label: what its labels are, which are kept as headings; empty where they are not.
        own: whether a label is the beginning of its entry.
        least: labels that make a series.
        ended: of its entries, that have a sentence at least.
        share: of its words, that are kept by themselves at least.
        ordered: the same where the labels come in their order.
    """

    entry: str
    label: str = ""
    own: bool = False
    least: int = 3
    ended: float = 0.5
    share: float = 0.4
    ordered: float = 0.4


_STAMPS = _Kind(
    "stands below a time or a day, as others do",
    "says when what is below it was",
    ended=0.75,
    ordered=0.2,
)
_MOMENTS = _STAMPS._replace(share=0.9, ordered=0.9)  # as readers' comments have, too
_STAMPED = _Kind("opens with a time or a day, as others do", own=True)
_COUNTERS = _Kind("stands below a number, as others do", ordered=0.1)
_NUMBERED = _Kind("is numbered, as others are", own=True)
_TURNS = _Kind("stands below who says it, as others do", "says who speaks next", least=5, ended=0.8)
_QUESTIONS = _Kind("one of several questions, or an answer", own=True, least=4)


def series(dump: MarkedDocument, marks: Mapping[int, Mark], keep: Bools) -> dict[int, Mark]:
    """Return the blocks of a document that are of series which are kept, with what each is there.

    Args:
        dump: the document.
        marks: what the rules say of its blocks.
        keep: what is kept by itself, (n,).
    """
    found = dict[int, Mark]()
    if (labels := dump.labels) is None or not keep.any():
        return found
    head = range(int(keep.argmax()))
    above = {i for i in head if i in marks and marks[i].label in _HEAD}
    for kind, lines in _kinds(dump, labels, marks, above):
        for run in _runs(lines, marks) if len(lines) >= kind.least else ():
            if len(run) >= kind.least:
                for mark in _of_series(dump, marks, keep, run, kind):
                    found.setdefault(mark.block, mark)
    return found


def _kinds(
    dump: MarkedDocument, labels: Labels, marks: Mapping[int, Mark], above: Set[int]
) -> Iterator[tuple[_Kind, Sequence[int]]]:
    stamps = [i for i in labels.stamps if i not in above]
    moments = {i for i in stamps if is_moment(dump.texts[i])}
    yield _STAMPS, [i for i in stamps if i not in moments]
    yield _MOMENTS, sorted(moments)
    yield _STAMPED, list(labels.stamped)
    yield _COUNTERS, _counting(labels.counters)
    yield _NUMBERED, _counting(labels.numbered)
    yield _TURNS, [i for i in labels.turns if not _certain(marks, i)]
    yield _QUESTIONS, list(labels.questions)


def _counting(numbers: Mapping[int, int]) -> list[int]:
    """Return the blocks whose numbers count up or down by one, from one to the next."""
    pairs = pairwise(numbers.items())
    return sorted({k for (i, n), (j, m) in pairs if abs(n - m) == 1 for k in (i, j)})


def _runs(labels: Sequence[int], marks: Mapping[int, Mark]) -> Iterator[list[int]]:
    """Yield the runs of labels that are near each other, with nothing that ends an article in between."""
    run = [labels[0]]
    for i in labels[1:]:
        between = (marks[j] for j in range(run[-1] + 1, i) if j in marks)
        if i - run[-1] > _MOST_BLOCKS or any(
            mark.label in _ENDINGS and mark.score >= _SURE for mark in between
        ):
            yield run
            run = []
        run.append(i)
    yield run


def _of_series(
    dump: MarkedDocument, marks: Mapping[int, Mark], keep: Bools, run: Sequence[int], kind: _Kind
) -> Iterator[Mark]:
    """Yield marks of a series, if enough of it is kept without it."""
    if not keep[run[0] : run[-1] + _MOST_BLOCKS].any():
        return
    ends, words = dump.ends, dump.words
    entries = _entries(dump, marks, keep, run, kind)
    ended = [entry for entry in entries if any(ends[k] for k in entry)]
    total, kept = (
        sum(words[k] for entry in ended for k in entry if its[k]) for its in (words, keep)
    )
    if len(ended) < kind.ended * len(run) or not kept:
        return
    if kept < (kind.ordered if _in_order(dump, run, kind) else kind.share) * total:
        return
    for i, entry in zip(run, entries, strict=True):
        if entry and kind.label:
            yield Mark(i, "heading", kind.label, _SURE)
        for k in entry:
            if ends[k] or k == i:
                yield Mark(k, "body", kind.entry, _SURE)
            elif k == entry[0] or keep[k]:
                yield Mark(k, "heading", kind.entry, _SURE)


def _entries(
    dump: MarkedDocument, marks: Mapping[int, Mark], keep: Bools, run: Sequence[int], kind: _Kind
) -> list[list[int]]:
    """Return the blocks of each entry, without what the rules are sure of and lines that many entries have."""
    longest = max(j - i for i, j in pairwise(run))
    headed = run[-1] + 1 < len(dump.texts) and not dump.ends[run[-1] + 1]
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
                if not _certain(marks, k)
                and (often[said[k - run[0]]] < 3 or dump.prose[k] or k == i)
            ]
        )
    last = entries[-1]  # nothing says where it ends
    end = next((n for n, k in enumerate(last) if n and not (dump.ends[k] or keep[k])), len(last))
    entries[-1] = last[: min(end, _MOST_ANSWER) if kind is _QUESTIONS else end]
    return entries


def _in_order(dump: MarkedDocument, run: Sequence[int], kind: _Kind) -> bool:
    """Tell whether labels are enough to tell by their order, and come in it."""
    if len(run) < _LEAST_ORDERED or kind not in (_STAMPS, _COUNTERS):
        return False
    numbers = [stamp_order(dump.texts[i]) for i in run]
    known = [number for number in numbers if number is not None]
    steps = {(a > b) - (a < b) for a, b in pairwise(known)}
    return len(known) == len(run) and (steps <= {0, 1} or steps <= {0, -1})


def _certain(marks: Mapping[int, Mark], i: int) -> bool:
    """Tell whether the rules are sure that a block is not the article's."""
    return i in marks and marks[i].label in DROPPED_LABELS and marks[i].score >= _SURE
