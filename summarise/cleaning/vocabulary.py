"""Words as numbers, and what is asked of each word by itself: only once, whatever the document."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import ClassVar

import numpy as np
import regex
from numpy.typing import NDArray

from summarise.characters import Codes

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

_MOST = 1 << 16  # words
_SLOT_BITS = 17
_POWERS = np.uint64(0x9E3779B97F4A7C15) ** np.arange(1, 65, dtype=np.uint64)  # modulo 2 ** 64


class Question:
    """What is asked of a word, in lower case.

    Questions are made where a module begins, before any text is read.

    Args:
        ask: gives the answer.
    """

    all: ClassVar[list[Question]] = []

    def __init__(self, ask: Callable[[str], object]) -> None:
        self.ask = ask
        self.bit = 1 << len(self.all)
        self.all.append(self)
        Vocabulary.forget()


def may_begin(pattern: str) -> Callable[[str], object]:
    """What tells whether a match of a pattern may begin with a word."""
    partial = regex.compile(pattern)
    return lambda word: partial.match(word, partial=True)


class Vocabulary:
    """The words met so far, numbered from 1, and the answers to all questions; 0 is no word.

    A word is looked up by a hash of its characters, since to make strings of all words and look
    those up takes five times as long. Each hash has one slot; a word whose slot is taken by another
    is looked up by its spelling.
    """

    _current: ClassVar[Vocabulary | None] = None

    def __init__(self) -> None:
        self.words = [""]
        self._numbers: dict[str, int] = {}
        self._answers = array("q", [0])  # a bit for each question
        self._hashes = np.zeros(1 << _SLOT_BITS, np.uint64)  # no word has 0, but by chance
        self._found = np.zeros(1 << _SLOT_BITS, np.int64)

    @classmethod
    def current(cls) -> Vocabulary:
        """The one of this process; a new one once it has too many words."""
        if cls._current is None or len(cls._current.words) > _MOST:
            cls._current = cls()
        return cls._current

    @classmethod
    def forget(cls) -> None:
        """Begin a new one."""
        cls._current = None

    def read(self, text: str, codes: Codes, starts: Ints, ends: Ints) -> Ints:
        """The numbers of words, (w,).

        Args:
            text: where they are.
            codes: its characters.
            starts: where words begin, (w,).
            ends: where they end, (w,).
        """
        hashes = _hashes(codes, starts, ends)
        slots = (hashes >> np.uint64(64 - _SLOT_BITS)).astype(np.int64)
        numbers = self._found[slots]
        missed = np.flatnonzero(self._hashes[slots] != hashes)
        for place, start, end in zip(
            missed.tolist(), starts[missed].tolist(), ends[missed].tolist(), strict=True
        ):
            numbers[place] = number = self._number(text[start:end])
            if not self._hashes[slot := slots[place]]:
                self._hashes[slot], self._found[slot] = hashes[place], number
        return numbers

    def told(self, question: Question, numbers: Ints) -> Bools:
        """The answers for words by their numbers, (w,) both."""
        return (np.frombuffer(self._answers, np.int64)[numbers] & question.bit) > 0

    def _number(self, word: str) -> int:
        if (number := self._numbers.get(word)) is None:
            number = self._numbers[word] = len(self.words)
            self.words.append(word)
            self._answers.append(sum(each.bit for each in Question.all if each.ask(word)))
        return number


def _hashes(codes: Codes, starts: Ints, ends: Ints) -> NDArray[np.uint64]:
    """64 bits of each word: the sum of its characters times powers of a number, by their places."""
    if not len(starts):
        return np.zeros(0, np.uint64)
    lengths = ends - starts
    first = np.cumsum(lengths) - lengths
    place = np.arange(lengths.sum()) - np.repeat(first, lengths)
    letters = codes[np.repeat(starts, lengths) + place]
    return np.add.reduceat(letters * _POWERS[place & 63], first)
