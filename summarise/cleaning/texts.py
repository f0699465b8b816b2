"""The texts of a document's blocks, and what rules and features ask of them, read only once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from summarise.language import ends_sentence, fold

Ints = NDArray[np.int64]

_WORD = re.compile(r"\w+")
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
    def counts(self) -> Ints:
        """Bare words of each text, (n,)."""
        return np.array([len(words) for words in self.words])

    @cached_property
    def vocabulary(self) -> list[str]:
        """The different bare words of the document, after an empty one that none is."""
        return list(dict.fromkeys(chain(("",), *self.words)))

    @cached_property
    def ids(self) -> Ints:
        """All bare words in order, as places in the vocabulary, (sum of counts,)."""
        place = {word: i for i, word in enumerate(self.vocabulary)}
        every = map(place.__getitem__, chain.from_iterable(self.words))
        return np.fromiter(every, np.int64, int(self.counts.sum()))

    @cached_property
    def owners(self) -> Ints:
        """The block that each of `ids` is in."""
        return np.repeat(np.arange(len(self.raw)), self.counts)

    def having(self, holds: Callable[[str], bool]) -> set[int]:
        """The blocks with a bare word of which something holds."""
        held = np.fromiter(map(holds, self.vocabulary), np.bool_, len(self.vocabulary))
        return set(self.owners[held[self.ids]].tolist())
