"""The texts of a document's blocks, and what rules and features ask of them, read only once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import chain, count

import numpy as np
from numpy.typing import NDArray

from summarise.language import UNSPACED, ends_sentence, fold

Ints = NDArray[np.int64]

_WORD = re.compile(r"\w+")
_ENDLESS = 1000  # words
_LONG = 5000  # characters; a text that long says the same only as its very copy


def key(text: str) -> str:
    """A text folded to its bare words; two texts with one key say the same."""
    return _key(text, _WORD.findall(text.lower()))


def _key(text: str, words: Iterable[str]) -> str:
    if len(text) >= _LONG:
        return text
    bare = " ".join(words)
    return bare if bare.isascii() else " ".join(map(fold, words))


class Texts:
    """The texts of n blocks.

    Everything else is computed when it is first asked for. Words are in lower case.
    """

    def __init__(self, raw: Iterable[str]) -> None:
        self.raw = list(raw)

    @cached_property
    def lowered(self) -> list[str]:
        """Each text in lower case, which may be longer."""
        return [text.lower() for text in self.raw]

    @cached_property
    def spaced(self) -> list[list[str]]:
        """Each text's words as white space parts them, with their punctuation."""
        return [text.split() for text in self.lowered]

    @cached_property
    def words(self) -> list[list[str]]:
        """Each text's bare words."""
        return [_WORD.findall(text) for text in self.lowered]

    @cached_property
    def keys(self) -> list[str]:
        """Each text folded to its bare words, see `key`."""
        return list(map(_key, self.raw, self.words))

    @cached_property
    def end(self) -> list[bool]:
        """Whether a text ends as a sentence does."""
        return [ends_sentence(text) for text in self.raw]

    @cached_property
    def sizes(self) -> list[int]:
        """Words of each text, or more than any limit for a very long one.

        Where a script puts no space between words, two letters are taken for a word.
        """
        return [
            _ENDLESS if len(text) > 12_000 else _size(text, len(words))
            for text, words in zip(self.raw, self.spaced, strict=True)
        ]

    @cached_property
    def counts(self) -> Ints:
        """Bare words of each text, (n,)."""
        return np.array([len(words) for words in self.words], np.int64)

    @cached_property
    def _numbered(self) -> tuple[dict[str, int], Ints]:
        numbers = defaultdict[str, int](count().__next__)
        numbers[""]  # the first
        every = map(numbers.__getitem__, chain.from_iterable(self.words))
        ids = np.fromiter(every, np.int64, int(self.counts.sum()))
        return dict(numbers), ids

    @property
    def vocabulary(self) -> dict[str, int]:
        """The different bare words of the document, numbered; 0 is an empty one that none is."""
        return self._numbered[0]

    @property
    def ids(self) -> Ints:
        """The numbers of all bare words in order, (sum of counts,)."""
        return self._numbered[1]

    @cached_property
    def owners(self) -> Ints:
        """The block that each of `ids` is in."""
        return np.repeat(np.arange(len(self.raw)), self.counts)

    def having(self, words: Iterable[str]) -> set[int]:
        """The blocks that have one of some words of the vocabulary."""
        held = np.zeros(len(self.vocabulary), np.bool_)
        held[[self.vocabulary[word] for word in words]] = True
        return set(self.owners[held[self.ids]].tolist())


def _size(text: str, spaced: int) -> int:
    return spaced if text.isascii() else max(spaced, len(UNSPACED.findall(text)) // 2)
