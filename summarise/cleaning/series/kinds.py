"""The kinds of series that there are, and which blocks may label the entries of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from summarise.cleaning.blocks.features import Numbers
from summarise.cleaning.languages import LANGUAGES
from summarise.cleaning.metadata.stamps import is_moment
from summarise.cleaning.rules.document import Mark, MarkedDocument
from summarise.cleaning.rules.labels import LEAST_LABELS, Labels
from summarise.cleaning.series.entries import Kind

_HEAD = frozenset(("date", "byline"))  # lines above the article, which label no entry
_HEADING_WORDS = 8
_ASKED = 0.2  # chance from which a question is the article's: the page asks its readers, too
_MOST_PROMISED, _MISSING = 100, 1  # things of a list, and how many fewer are found
_WORDS = re.compile(r"\w+")

_STAMPS = Kind(
    "stands below a time or a day, as others do",
    "says when what is below it was",
    ended=0.75,
    ordered=0.2,
    long=True,
)
_MOMENTS = _STAMPS._replace(share=0.9, ordered=None)  # as readers' comments have, too
_STAMPED = Kind("opens with a time or a day, as others do", own=True, last_open=False)
_COUNTERS = Kind("stands below a number, as others do", ordered=0.1)
_NUMBERED = Kind("is numbered, as others are", own=True, last_open=False)
_TURNS = Kind(
    "stands below who says it, as others do", "says who speaks next", least=5, ended=0.8, share=0.15
)
_HEADED = Kind(
    "stands below a heading, as others do",
    "one of as many as the headline says",
    share=0.1,
)
_QUESTIONS = Kind("one of several questions, or an answer", own=True, least=4)


def kinds_of(
    dump: MarkedDocument,
    labels: Labels,
    marks: Mapping[int, Mark],
    out: Sequence[bool],
    chances: Numbers,
    first: int,
) -> Iterator[tuple[Kind, Sequence[int]]]:
    """Yield the kinds of series, each with the blocks that may label its entries, in order.

    Args:
        dump: the document.
        labels: what may label entries in it.
        marks: what the rules say of its blocks.
        out: what no series takes in, (n,).
        chances: how likely each block is part of the article, (n,).
        first: the first block that is kept by itself.
    """
    stamps = [
        i for i in labels.stamps if i > first or i not in marks or marks[i].label not in _HEAD
    ]
    moments = {i for i in stamps if is_moment(dump.texts[i])}
    yield _STAMPS, [i for i in stamps if i not in moments]
    yield _MOMENTS, sorted(moments)
    yield _STAMPED, labels.stamped
    yield _COUNTERS, _counting(labels.counters)
    yield _NUMBERED, _counting(labels.numbered)
    yield _TURNS, [i for i in labels.turns if not (i in marks and marks[i].drops)]
    yield (
        _QUESTIONS,
        [i for i in labels.questions if chances[i] >= _ASKED and not any(out[i : i + 2])],
    )


def as_many_as_promised(
    dump: MarkedDocument, number: int, out: Sequence[bool]
) -> tuple[Kind, Sequence[int]]:
    """Return the headings of a list of things, where there are as many as the headline says, else none."""
    words, ends = dump.words, dump.ends
    headings = [
        i
        for i in range(1, len(words) - 1)
        if words[i] <= _HEADING_WORDS and ends[i - 1] and not ends[i] and ends[i + 1]
        if not out[i]
    ]
    return _HEADED, headings if 0 <= number - len(headings) <= _MISSING else ()


def promised(dump: MarkedDocument, marks: Mapping[int, Mark]) -> int:
    """Return how many things the headline says that the article lists, 0 where it does not: Seven things to do."""
    titles = (dump.texts[i] for i, mark in marks.items() if mark.label == "title")
    numbers, words = _numbers(), _WORDS.findall((dump.title or next(titles, "")).lower())
    return next((numbers[word] for word in words if word in numbers), 0)


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    spelt = {
        word: n for of in LANGUAGES for n, word in enumerate(of.three_to_twelve, start=LEAST_LABELS)
    }
    return spelt | {str(n): n for n in range(LEAST_LABELS, _MOST_PROMISED)}


def _counting(numbers: Mapping[int, int]) -> list[int]:
    """Return the blocks whose numbers count up or down by one, from one to the next."""
    pairs = pairwise(numbers.items())
    return sorted({k for (i, n), (j, m) in pairs if abs(n - m) == 1 for k in (i, j)})
