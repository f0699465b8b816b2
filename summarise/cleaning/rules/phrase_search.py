"""Find phrases in the blocks of many documents, looking only at the few blocks that may have one.

Phrases are for text in lower case and without IGNORECASE, which is far slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import StartsMatch, StartsMatchOfAny, opening_words


class OpeningPhrases:
    """Phrases of which one opens a line; of several the one with the lowest number counts.

    A line whose first word may begin one is tried with those that open with just this word, and with
    those of its first letter that may open with another.

    Args:
        phrases: each with a number.
    """

    def __init__(self, phrases: Iterable[tuple[int, str]]) -> None:
        self._of_word: dict[str, list[_Opening]] = {}
        self._of_letter: dict[str, list[_Opening]] = {}
        lettered = list[str]()
        for number, phrase in phrases:
            for each in _spread(phrase):
                opening = _Opening(number, _as_it_stands(each), each)
                for word in (words := opening_words(each)):
                    self._of_word.setdefault(word, []).append(opening)
                if not words:
                    self._of_letter.setdefault(_letter(each), []).append(opening)
                if each[0].isalpha():
                    lettered.append(each)
        self._begins = StartsMatchOfAny(lettered)

    def find(self, texts: BlockTexts, most: int) -> dict[int, int]:
        """Return the blocks that a phrase opens, and its number; none of more words than `most`."""
        perhaps = texts.blocks_opening_with(self._begins, most)
        if "" in self._of_letter:
            perhaps += [i for i in texts.unlettered if texts.sizes[i] <= most]
        found = ((i, self._match(texts.lowered[i])) for i in perhaps)
        return {i: number for i, number in found if number is not None}

    def _match(self, line: str) -> int | None:
        letter = _letter(line)
        perhaps = self._of_letter.get(letter, [])
        if letter and (word := _FIRST_WORD.match(line)):
            perhaps = perhaps + self._of_word.get(word[0], [])
        return min((each.number for each in perhaps if each.opens(line)), default=None)


class _Opening(NamedTuple):
    """A phrase, its number, and how it begins where that is plain: most lines are told by it."""

    number: int
    beginning: str
    phrase: str

    def opens(self, line: str) -> bool:
        """Return whether a line opens with it; what none asks for, which is most, is not compiled."""
        return line.startswith(self.beginning) and _compiled(self.phrase).match(line) is not None


_compiled = cache(re.compile)
_FIRST_WORD = re.compile(r"\w+")
_AS_IT_STANDS = re.compile(r"(?:[^\\.^$*+?{}\[\]|()](?![?*{]))*")


def _letter(text: str) -> str:
    """Return the letter that a text begins with; empty for another character."""
    return text[:1] if text[:1].isalpha() else ""


def _as_it_stands(phrase: str) -> str:
    """Return the characters that each match of a phrase begins with."""
    return phrase[: _AS_IT_STANDS.match(phrase).end()]  # type: ignore[union-attr]  # it may be empty


def _spread(phrase: str) -> list[str]:
    """Return a phrase without the alternatives it opens with: `(a |b )?c` is `a c`, `b c` and `c`."""
    if not phrase.startswith("("):
        return [phrase]
    alternatives, depth, start = list[str](), 0, 1
    for at, letter in enumerate(phrase):
        if phrase[at - 1] == "\\":  # a bracket as it stands
            continue
        depth += (letter == "(") - (letter == ")")
        if depth == 0 or (letter == "|" and depth == 1):
            alternatives.append(phrase[start:at])
            start = at + 1
        if depth == 0:
            break
    rest = phrase[start:]
    if rest.startswith("?"):
        alternatives, rest = [*alternatives, ""], rest[1:]
    return [each for alternative in alternatives for each in _spread(alternative + rest)]


class SearchedPhrase:
    """A pattern that is searched for from word to word: those that it may begin with."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._begins = re.compile(pattern), StartsMatch(pattern)

    def find(self, texts: BlockTexts, most: int) -> dict[int, re.Match[str]]:
        """Return where `texts.whole` first has it in a block; none of more words than `most`."""
        found: dict[int, re.Match[str]] = {}
        for i, start, end in texts.occurrences(self._begins, most):
            if i not in found and (match := self._pattern.match(texts.whole, start, end)):
                found[i] = match
        return found
