"""Find phrases in the blocks of many documents, looking only at the few blocks that may have one.

Phrases are for text in lower case and without IGNORECASE, which is far slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import StartsMatch, StartsMatchOfAny


class OpeningPhrases:
    """Phrases of which one opens a line; the first that does counts.

    A line is tried with the phrases of its first letter, if its first word may begin one of them.

    Args:
        phrases: each with a number.
    """

    def __init__(self, phrases: Iterable[tuple[int, str]]) -> None:
        self._phrases = [(number, each) for number, phrase in phrases for each in _spread(phrase)]
        lettered = [each for _, each in self._phrases if each[0].isalpha()]
        self._begins = StartsMatchOfAny(lettered)
        self._unlettered = len(lettered) < len(self._phrases)
        self._by_letter: dict[str, re.Pattern[str]] = {}

    def find(self, texts: BlockTexts, most: int) -> dict[int, int]:
        """Return the blocks that a phrase opens, and its number; none of more words than `most`."""
        perhaps = texts.blocks_opening_with(self._begins, most)
        if self._unlettered:
            perhaps += [i for i in texts.unlettered if texts.sizes[i] <= most]
        found = ((i, self._match(texts.lowered[i])) for i in perhaps)
        return {i: number for i, number in found if number is not None}

    def _match(self, line: str) -> int | None:
        letter = line[:1] if line[:1].isalpha() else ""
        pattern = self._by_letter.get(letter)
        if pattern is None:
            pattern = self._by_letter[letter] = self._with(letter)
        found = pattern.match(line)
        return int((found.lastgroup or "").removeprefix("n")) if found else None

    def _with(self, letter: str) -> re.Pattern[str]:
        """Return the phrases that may begin with a letter, or with none; those of a number in one group."""
        some = (
            (n, p) for n, p in self._phrases if p[0] == letter or not (letter or p[0].isalpha())
        )
        groups = [
            f"(?P<n{number}>{'|'.join(phrase for _, phrase in its)})"
            for number, its in groupby(some, key=itemgetter(0))
        ]
        return re.compile("|".join(groups) or _NEVER)


_NEVER = "(?!)"


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
