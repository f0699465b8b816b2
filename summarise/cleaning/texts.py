"""The texts of a document's blocks, and what rules and features ask of them, read only once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from summarise.language import UNSPACED, ends_sentence, fold

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

_WORD = re.compile(r"(\w+)")
_ENDLESS = 1000  # words
_LONG = 5000  # characters; a text that long says the same only as its very copy
_MOST_KNOWN = 1 << 16  # words


def key(text: str) -> str:
    """A text folded to its bare words; two texts with one key say the same."""
    return _key(text, " ".join(_WORD.findall(text.lower())))


def _key(text: str, bare: str) -> str:
    if len(text) >= _LONG:
        return text
    return bare if bare.isascii() else " ".join(map(fold, bare.split(" ")))


def differences(numbers: Ints, before: int = 0) -> Ints:
    """Of each number to the one before it, the first to `before`."""
    found = numbers.copy()
    found[1:] -= numbers[:-1]
    found[:1] -= before
    return found


class Question:
    """What is asked of a word by itself, in lower case; each word once, whatever the document.

    Questions are made where a module begins, before any text is read.

    Args:
        ask: gives the answer.
    """

    _all: ClassVar[list[Question]] = []
    _answers: ClassVar[dict[str, int]] = {}  # a bit each

    def __init__(self, ask: Callable[[str], object]) -> None:
        self.ask = ask
        self.bit = 1 << len(self._all)
        self._all.append(self)
        self._answers.clear()

    @classmethod
    def answers(cls, words: Collection[str]) -> list[int]:
        """The bits of the questions to which the answer is yes, of each word."""
        try:
            return [*map(cls._answers.__getitem__, words)]
        except KeyError:  # a new word
            return [*map(cls._answer, words)]

    @classmethod
    def _answer(cls, word: str) -> int:
        if (bits := cls._answers.get(word)) is None:
            if len(cls._answers) >= _MOST_KNOWN:
                cls._answers.clear()
            bits = cls._answers[word] = sum(each.bit for each in cls._all if each.ask(word))
        return bits


class Texts:
    """The texts of n blocks, none with a line feed in it.

    Everything else is computed when it is first asked for. Words are in lower case.
    """

    def __init__(self, raw: Iterable[str]) -> None:
        self.raw = list(raw)

    @cached_property
    def whole(self) -> str:
        """All texts in lower case, which may be longer, a line feed behind each."""
        return "\n".join([*self.raw, ""]).lower()

    @cached_property
    def lowered(self) -> list[str]:
        """Each text in lower case."""
        return self.whole.split("\n")[:-1]

    @cached_property
    def openings(self) -> list[str]:
        """The first three characters of each text in lower case."""
        return [text[:3] for text in self.lowered]

    @cached_property
    def bare(self) -> list[str]:
        """Each text's bare words with single spaces between them."""
        words, ends = self._pieces[1::2], np.cumsum(self.counts).tolist()
        return [" ".join(words[start:end]) for start, end in pairwise([0, *ends])]

    @cached_property
    def keys(self) -> list[str]:
        """Each text folded to its bare words, see `key`."""
        return list(map(_key, self.raw, self.bare))

    @cached_property
    def end(self) -> list[bool]:
        """Whether a text ends as a sentence does."""
        return list(map(ends_sentence, self.raw))

    @cached_property
    def sizes(self) -> list[int]:
        """Words of each text, or more than any limit for a very long one.

        Where a script puts no space between words, two letters are taken for a word.
        """
        opens = np.flatnonzero(self._spaces[:-1] & ~self._spaces[1:])
        sizes = differences(np.searchsorted(opens, self.ends)).tolist()
        return list(map(_size, self.raw, sizes))

    @cached_property
    def _pieces(self) -> list[str]:
        """`whole` parted: what is between words, a word, what is between words, and so on."""
        return _WORD.split(self.whole)

    @cached_property
    def _bounds(self) -> Ints:
        """Where `whole` has the end of each of its pieces."""
        return np.cumsum(np.fromiter(map(len, self._pieces), np.int64, len(self._pieces)))

    @cached_property
    def _codes(self) -> NDArray[np.uint32]:
        """The characters of `whole`."""
        return np.frombuffer(self.whole.encode("utf-32-le", "surrogatepass"), np.uint32)

    @cached_property
    def _spaces(self) -> Bools:
        """Which characters of `whole` are white space, after a first one that stands before it."""
        return np.append(True, _SPACES.take(self._codes, mode="clip"))

    @cached_property
    def ends(self) -> Ints:
        """Where `whole` has the end of each text, (n,)."""
        return np.flatnonzero(self._codes == ord("\n"))

    @cached_property
    def counts(self) -> Ints:
        """Bare words of each text, (n,)."""
        return differences(np.searchsorted(self._bounds[:-1:2], self.ends))

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """The different bare words of the document, numbered; 0 is an empty one that none is."""
        different = dict.fromkeys(["", *self._pieces[1::2]])
        return dict(zip(different, range(len(different)), strict=True))

    @cached_property
    def ids(self) -> Ints:
        """The numbers of all bare words in order, (sum of counts,)."""
        words = self._pieces[1::2]
        return np.fromiter(map(self.vocabulary.__getitem__, words), np.int64, len(words))

    @cached_property
    def owners(self) -> Ints:
        """The block that each of `ids` is in."""
        return np.repeat(np.arange(len(self.raw)), self.counts)

    @cached_property
    def last(self) -> Ints:
        """The number of each text's last word, (n,)."""
        ids = np.append(self.ids, 0)  # a document may have none
        return np.where(self.counts, ids[np.cumsum(self.counts) - 1], 0)

    @cached_property
    def apart(self) -> Bools:
        """Which of `ids` have white space on either side."""
        starts, ends = self._bounds[:-1:2], self._bounds[1::2]
        return self._spaces[starts] & self._spaces[ends + 1]

    @cached_property
    def _answers(self) -> Ints:
        return np.array(Question.answers(self.vocabulary), np.int64)

    def told(self, question: Question) -> Bools:
        """The answers of the vocabulary."""
        return (self._answers & question.bit) > 0

    def having(self, question: Question) -> set[int]:
        """The blocks that have a word to which the answer is yes."""
        return set(self.owners[self.told(question)[self.ids]].tolist())

    def closing(self, question: Question) -> set[int]:
        """The blocks to whose last word the answer is yes."""
        return set(np.flatnonzero(self.told(question)[self.last]).tolist())

    def places(self, question: Question) -> Iterator[tuple[int, int, int]]:
        """The words to which the answer is yes: block, beginning, and the end of its block in `whole`."""
        found = np.flatnonzero(self.told(question)[self.ids])
        if len(found):
            blocks, starts = self.owners[found], self._bounds[2 * found]
            yield from zip(
                blocks.tolist(), starts.tolist(), self.ends[blocks].tolist(), strict=True
            )


_SPACES = np.array([chr(code).isspace() for code in range(0x10000)])


def _size(text: str, spaced: int) -> int:
    if len(text) > 12_000:
        return _ENDLESS
    return spaced if text.isascii() else max(spaced, len(UNSPACED.findall(text)) // 2)
