"""Names in a text: words with a capital that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from summarise.common.text.ordinary_words import is_ordinary
from summarise.common.text.words import POSSESSIVE, fold

TITLES = frozenset(  # of people, before whose name they stand
    "mr mrs ms miss mx dr prof professor sir dame lord lady saint st rev reverend father sister brother judge justice officer "
    "captain capt sergeant sgt lieutenant lt colonel col major general gen corporal constable inspector president senator sen "
    "representative rep congressman congresswoman governor gov mayor minister chancellor king queen prince princess".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_BEHIND_INITIAL = frozenset({". ", "."})
_BETWEEN = frozenset({" ", "-"})
_CAPITAL = re.compile(r"(?<![^\W\d_])[^\W\d_a-z][^\W\d_]*(?:['’][^\W\d_]+)?")


class Name(NamedTuple):
    """A word with a capital: folded, where it stands, and whether it is all in capitals."""

    word: str
    start: int
    end: int
    in_capitals: bool


def name_runs(text: str) -> Iterator[list[Name]]:
    """Yield the words with a capital that stand side by side; a possessive ends a name."""
    run: list[Name] = []
    for match in _CAPITAL.finditer(text):
        word, start = match.group(), match.start()
        if not word[0].isupper():
            continue
        between = text[run[-1].end : start] if run else ""
        initial = bool(run) and len(run[-1].word) == 1 and between in _BEHIND_INITIAL
        if run and not (between in _BETWEEN or initial):
            yield run
            run = []
        bare = POSSESSIVE.sub("", word)
        run.append(Name(fold(bare), start, start + len(bare), bare.isupper()))
    if run:
        yield run


def full_names(text: str) -> Iterator[tuple[Name, Name]]:
    """Yield two words of a name each, none of which is ordinary: a first name and a surname, often."""
    for run in name_runs(text):
        for first, surname in pairwise(run):
            both = (first.word, surname.word)
            if not any(len(word) == 1 or is_ordinary(word) for word in both):
                yield first, surname
