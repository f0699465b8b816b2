"""Names put together of two: `Ann Ward`, where an article has Ann Pryce and Helen Ward.

Also the name from before a marriage behind a first name: `Ann Hale` of `Ann Pryce (née Hale)`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from summarise.common.text.names import DAYS, TITLES, Name, name_runs
from summarise.common.text.ordinary_words import is_ordinary
from summarise.common.text.words import Span, fold

_SMALL = re.compile(r"(?<!\w)[^\W\d_A-Z]+")
_FORMERLY = re.compile(
    r"\b(?:née|nee|geb\.|geborene|born|formerly) (?P<first>[^\W\d_]+ )?(?P<name>[^\W\d_a-z][^\W\d_]+)"
)
_NONE, _OTHER = "", "née"  # no neighbour, and one that is no name
_FEWEST = 2  # letters of a name; an initial is none
_LONGEST = 6  # words of a name; where more stand side by side, those near each other are one's
_SAME = 4  # letters by which a word is a form of another, as Korean of Korea
_ANYBODYS = (
    TITLES
    | DAYS
    | frozenset(
        "mount lake north south east west northern southern eastern western new old upper lower great".split()
    )
)


class _Neighbours(NamedTuple):
    """Which words with a capital stand beside which in an article, by the folded word; "" for none."""

    behind: dict[str, set[str]]
    before: dict[str, set[str]]
    together: set[tuple[str, str]]  # in one name, in this order

    @classmethod
    def of(cls, text: str) -> _Neighbours:
        """Read an article."""
        behind, before = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        together = set[tuple[str, str]]()
        for run in name_runs(text):
            words = [name.word for name in run]
            for one, other in pairwise((_NONE, *words, _NONE)):
                behind[one].add(other)
                before[other].add(one)
            together.update(
                (one, other) for i, one in enumerate(words) for other in words[i + 1 : i + _LONGEST]
            )
        for match in _FORMERLY.finditer(text):
            word = fold(match["name"])
            if (
                before.get(word) == {fold((match["first"] or _NONE).strip())}
                and text.count(match["name"]) == 1
            ):
                before[word] = {_OTHER}
        return cls(behind, before, together)


class MixedNames:
    """Finds where two names of a summary are of different people or things by its article.

    So they are if the article has them nowhere in one name, the first has another behind it wherever it
    stands, and the second another before it somewhere, but for titles, which are anybody's.

    Args:
        article: read at the first two names that may be so.
        stand_together: whether two folded words are neighbours in the article.
    """

    def __init__(self, article: str, stand_together: Callable[[str, str], bool]) -> None:
        self._article = article
        self._stand_together = stand_together

    @cached_property
    def _neighbours(self) -> _Neighbours:
        return _Neighbours.of(self._article)

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words that it has in small letters."""
        return frozenset(match.group() for match in _SMALL.finditer(self._article))

    def find(self, summary: str) -> Iterator[Span]:
        """Yield two such names at a time, in order; those that the article lacks are not looked at."""
        for one, other in (pair for run in name_runs(summary) for pair in pairwise(run)):
            words = (one.word, other.word)
            if self._stand_together(*words) or self._stand_together(*reversed(words)):
                continue
            if self._is_name(one) and self._is_name(other) and self._are_apart(*words):
                yield Span(one.start, other.end)

    def _is_name(self, name: Name) -> bool:
        """Return whether a word with a capital is a name: none all in capitals, or in small letters elsewhere."""
        return not (
            len(name.word) < _FEWEST
            or name.in_capitals
            or name.word in _ANYBODYS
            or is_ordinary(name.word)
            or name.word in self._small
        )

    def _are_apart(self, one: str, other: str) -> bool:
        behind, before, together = self._neighbours
        if one not in behind or other not in behind or (one, other) in together:
            return False
        if before[other] == {_OTHER}:
            return True
        surnames, firsts = behind[one], _names(before[other])
        forms = any(word[:_SAME] == other[:_SAME] for word in surnames)
        return bool(_NONE not in surnames and _names(surnames) and firsts) and not forms


def _names(words: set[str]) -> set[str]:
    """Return the words that are a name's: no title, and none that is ordinary."""
    return {
        word for word in words if word not in _ANYBODYS and word != _NONE and not is_ordinary(word)
    }
