"""Labels of entries that follow each other: times and days, numbers, names of those who take turns, questions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.languages import alternatives
from summarise.cleaning.metadata.stamps import (
    MOST_STAMP_CHARACTERS,
    is_stamp,
    opens_with_stamp,
)

LEAST_LABELS = 3  # that tell of a series
_NAME_WORDS = 4
_MOST_ANSWER = 5  # blocks, from a question to the next
_COUNTER = re.compile(r"#?(\d{1,2})[.)]?")
_NUMBERED = re.compile(r"[(#]?(\d{1,2})[.):]\s+\S")
_ASKS = "?？؟"
_BULLETS = "•‣◦▪▢☐●○*·–—-"
_FRACTIONS = "½¼¾⅓⅔"
_MEASURED = re.compile(
    rf"[{_BULLETS}]?\s*(?:\d{{1,4}}(?:[.,/]\d+)?|[{_FRACTIONS}])(?:\s?[{_FRACTIONS}]|\s?[-–]\s?\d+)?"
    rf"(?:\s?(?-i:k?g|[mcd]?l)|\s(?:{alternatives(lambda of: of.measures)}))\b(?!['’])",
    re.IGNORECASE,
)
_BEFORE_MEASURE = frozenset(f"0123456789{_BULLETS}{_FRACTIONS}")
_MOST_MEASURED = 80  # characters


class Labels(NamedTuple):
    """The blocks of a document that may be labels, in order; of each kind three at least, or none.

    `stamps` say when something was, and nothing else, `stamped` go on behind such words. `counters` are numbers
    by themselves, `numbered` open with one, and each is told with its block. `turns` are short lines of two that take turns, `questions` those
    that answers stand between. `measured` say how much of something a recipe takes.
    """

    stamps: Sequence[int]
    stamped: Sequence[int]
    counters: Mapping[int, int]
    numbered: Mapping[int, int]
    turns: Sequence[int]
    questions: Sequence[int]
    measured: Sequence[int]


def find_labels(texts: BlockTexts, with_year: Iterable[int]) -> list[Labels | None]:
    """Return the labels of each document, None where it has none.

    Args:
        texts: the blocks of some documents.
        with_year: the short ones that have a year in them.
    """
    raw = texts.raw
    numbers = [i for i in texts.unlettered if raw[i][:1].isdecimal()]
    perhaps = sorted({*numbers, *with_year})
    stamps = [i for i in perhaps if len(raw[i]) <= MOST_STAMP_CHARACTERS and is_stamp(raw[i])]
    known = set(stamps)
    stamped = (i for i in perhaps if i not in known and opens_with_stamp(raw[i]))
    measured = (
        i
        for i in texts.unlettered
        if raw[i][:1] in _BEFORE_MEASURE
        and len(raw[i]) <= _MOST_MEASURED
        and _MEASURED.match(raw[i])
    )
    lines = (stamps, stamped, _turns(texts), _questions(texts), measured)
    counters = {i: int(match[1]) for i in numbers if (match := _COUNTER.fullmatch(raw[i]))}
    numbered = {i: int(match[1]) for i in numbers if (match := _NUMBERED.match(raw[i]))}
    of_lines = zip(*(texts.by_document(dict.fromkeys(each)) for each in lines), strict=True)
    of_numbers = zip(*map(texts.by_document, (counters, numbered)), strict=True)
    return [_enough(*each) for each in zip(of_lines, of_numbers, strict=True)]


def _enough(
    lines: Sequence[Collection[int]], numbers: Sequence[Mapping[int, int]]
) -> Labels | None:
    """Return the labels of a document, of kinds of which there are enough, None without any."""
    stamps, stamped, turns, questions, measured = (
        tuple(each) if len(each) >= LEAST_LABELS else () for each in lines
    )
    counters, numbered = (each if len(each) >= LEAST_LABELS else {} for each in numbers)
    labels = Labels(stamps, stamped, counters, numbered, turns, questions, measured)
    return labels if any(labels) else None


def _turns(texts: BlockTexts) -> list[int]:
    """Return the short lines of two that take turns, as names of speakers do: A, B, A, B."""
    counts, end, sayings = texts.counts, texts.end, texts.sayings
    short = np.flatnonzero((counts > 0) & (counts <= _NAME_WORDS))
    order = short[np.argsort(sayings[short])]
    same = sayings[order[1:]] == sayings[order[:-1]]
    again = {*order[1:][same].tolist(), *order[:-1][same].tolist()}
    lines = np.array(sorted(i for i in again if not end[i]), np.int64)
    said = sayings[lines]
    if len(said) < 4:
        return []
    same = said[2:] == said[:-2]
    begins = np.flatnonzero(same[:-1] & same[1:] & (said[:-3] != said[1:-2]))
    return lines[np.unique(begins[:, None] + np.arange(4))].tolist()  # type: ignore[no-any-return]


def _questions(texts: BlockTexts) -> list[int]:
    """Return the questions that are near each other, nothing but sentences between them."""
    asked, end, documents = texts.blocks_ending_with(_ASKS), texts.end, texts.documents
    near = {
        k
        for i, j in pairwise(asked)
        if 2 <= j - i <= _MOST_ANSWER and documents[i] == documents[j] and all(end[i:j])
        for k in (i, j)
    }
    return sorted(near)
