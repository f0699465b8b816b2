"""The texts of a document's blocks, and what rules and features ask of them, read only once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress
from typing import NamedTuple, TypeVar

import numpy as np

from summarise.cleaning.blocks.arrays import differences
from summarise.cleaning.blocks.keys import fold_key
from summarise.cleaning.blocks.prose import reads_as_prose
from summarise.cleaning.blocks.vocabulary import (
    Bools,
    Hashes,
    Ints,
    Vocabulary,
    WordPredicate,
    hashes,
)
from summarise.common.text.characters import (
    BLANK,
    IN_UNSPACED,
    IN_WORD,
    LINE_FEED,
    Codes,
    Kinds,
    kinds,
    opens,
    to_codes,
    to_text,
)
from summarise.common.text.sentence_ends import ends_sentence
from summarise.common.text.words import fold

_ENDLESS_LENGTH, _ENDLESS = 12_000, 1000  # characters; words
T = TypeVar("T")


def _is_long(word: str) -> bool:
    return len(word if word.isascii() else fold(word)) >= 4


class Pairs(NamedTuple):
    """Which words are in which blocks, by word and then by block, (p,) each.

    `words` are their numbers in the vocabulary; `terms` number the words of each document from 0
    on, so that no two documents have one in common; `times` is how often the block says the word.
    """

    words: Ints
    terms: Ints
    blocks: Ints
    times: Ints


class BlockTexts:
    """The texts of the n blocks of d documents, none with a line feed in it, of w words in all.

    Documents are read together, since numpy takes hardly longer for the blocks of a few than for
    those of one. Everything is computed when it is first asked for. Words are in lower case.

    Args:
        documents: the texts of each.
    """

    def __init__(self, *documents: Sequence[str]) -> None:
        self.raw = list(chain.from_iterable(documents))
        self.bounds: Ints = np.cumsum([0, *map(len, documents)])  # (d + 1,): where they begin, end

    def select(self, shown: Bools) -> BlockTexts:
        """Return some of the blocks, (n,), without the documents that have none of them.

        What is read of their words is not read again.
        """
        found = BlockTexts(list(compress(self.raw, shown)))
        sizes = np.bincount(self.documents[shown])
        found.bounds = np.concatenate(([0], np.cumsum(sizes[sizes > 0])))
        found.end, found.prose = (list(compress(each, shown)) for each in (self.end, self.prose))
        found.vocabulary = self.vocabulary
        found.counts, found.ids = self.counts[shown], self.ids[shown[self.owners]]
        return found

    @cached_property
    def documents(self) -> Ints:
        """Which document each block is of, (n,)."""
        return np.repeat(np.arange(len(self.bounds) - 1), differences(self.bounds)[1:])

    def by_document(self, found: Mapping[int, T]) -> list[dict[int, T]]:
        """Return what was found of blocks, for each document, by their places in it."""
        parts: list[dict[int, T]] = [{} for _ in self.bounds[1:]]
        for i, what in found.items():
            document = bisect_right(self._begins, i) - 1
            parts[document][i - self._begins[document]] = what
        return parts

    @cached_property
    def _begins(self) -> list[int]:
        return self.bounds[:-1].tolist()  # type: ignore[no-any-return]

    @cached_property
    def whole(self) -> str:
        """All texts in lower case, a line feed behind each."""
        return "\n".join([*self.lowered, ""])

    @cached_property
    def lowered(self) -> list[str]:
        """Each text in lower case, which may be longer."""
        return list(map(str.lower, self.raw))  # by itself, since ASCII takes a tenth of the time

    @cached_property
    def bare(self) -> list[str]:
        """The bare words of each text, a space between them."""
        same = self.owners[1:] == self.owners[:-1]
        kept = self._inside.copy()
        kept[self._bounds[0][1:][same] - 1] = True
        kept[self.ends] = True
        codes = np.where(self._inside, self._codes, BLANK)
        codes[self.ends] = LINE_FEED
        return to_text(codes[kept]).split("\n")[:-1]

    @cached_property
    def keys(self) -> list[str]:
        """Each text folded to its bare words, see `blocks.keys.key`."""
        return list(map(fold_key, self.raw, self.bare))

    @cached_property
    def sayings(self) -> Hashes:
        """A number for each text, the same where a document says the same words again, (n,).

        Accents make no difference.
        """
        words = self.vocabulary.folded(self.ids)
        sayings = self.documents.astype(np.uint64) << np.uint64(32)
        sayings[self._blocks] += hashes(words, self.counts[self._blocks])
        return sayings

    @cached_property
    def end(self) -> list[bool]:
        """Whether a text ends as a sentence does."""
        return [not text[-1:].isalnum() and ends_sentence(text) for text in self.raw]

    @cached_property
    def prose(self) -> list[bool]:
        """Whether a text reads as running text: long enough, and it ends as a sentence or has two."""
        return [
            reads_as_prose(text, words, ends)
            for text, words, ends in zip(self.raw, self.sizes, self.end, strict=True)
        ]

    @cached_property
    def unlettered(self) -> list[int]:
        """The blocks that begin with no letter, in order."""
        return [i for i, text in enumerate(self.raw) if not text[:1].isalpha()]

    @cached_property
    def sizes(self) -> list[int]:
        """Words of each text, or more than any limit for a very long one.

        Where a script puts no space between words, two letters are taken for a word.
        """
        return self._sizes.tolist()  # type: ignore[no-any-return]

    @cached_property
    def _sizes(self) -> Ints:
        sizes = self._number(np.flatnonzero(opens(self._kinds)))
        unspaced = (self._kinds & IN_UNSPACED) > 0
        if unspaced.any():
            sizes = np.maximum(sizes, self._number(np.flatnonzero(unspaced)) // 2)
        sizes[differences(self.ends, -1) > _ENDLESS_LENGTH] = _ENDLESS
        return sizes

    @cached_property
    def ends(self) -> Ints:
        """Where `whole` has the end of each text, (n,)."""
        return np.flatnonzero(self._codes == LINE_FEED)

    @cached_property
    def counts(self) -> Ints:
        """Bare words of each text, (n,)."""
        return self._number(self._bounds[0])

    @cached_property
    def ids(self) -> Ints:
        """The numbers of all bare words in the vocabulary, in order, (w,)."""
        return self.vocabulary.read(self.whole, self._codes[self._inside], *self._bounds)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Where the bare words have their numbers."""
        return Vocabulary.current()

    @cached_property
    def pairs(self) -> Pairs:
        """Which of the longer words are in which blocks; shorter ones say little of its topic."""
        n, long = len(self.raw), self.words_that(_is_long)
        found = np.sort(self.ids[long] * n + self.owners[long])
        first = np.flatnonzero(differences(found, -1))
        words, blocks = np.divmod(found[first], n)
        # the number of a word is 1 at least
        new = (differences(words) > 0) | (differences(self.documents[blocks]) > 0)
        times = differences(np.concatenate((first, [len(found)])))[1:]
        return Pairs(words, np.cumsum(new) - 1, blocks, times)

    @cached_property
    def owners(self) -> Ints:
        """The block that each bare word is in, (w,)."""
        return np.repeat(np.arange(len(self.raw)), self.counts)

    def words(self, i: int) -> list[str]:
        """Return the bare words of a block."""
        start = self._starts[i]
        numbers = self.ids[start : start + self.counts[i]]
        return [self.vocabulary.words[number] for number in numbers.tolist()]

    def words_that(self, predicate: WordPredicate) -> Bools:
        """Tell which bare words pass a test, (w,)."""
        return self.vocabulary.test(predicate, self.ids)

    def blocks_with(self, predicate: WordPredicate, most: int = _ENDLESS) -> set[int]:
        """Find the blocks of at most so many words that have a word which passes a test."""
        inside = self._of_short(most)
        passed = self.vocabulary.test(predicate, self.ids[inside])
        return set(self.owners[inside[passed]].tolist())

    def blocks_opening_with(self, predicate: WordPredicate, most: int = _ENDLESS) -> list[int]:
        """Find the blocks of at most so many words that begin with a word which passes a test."""
        perhaps = self._at_once & (self._sizes[self._blocks] <= most)
        passed = self.vocabulary.test(predicate, self.ids[self._firsts[perhaps]])
        return self._blocks[perhaps][passed].tolist()  # type: ignore[no-any-return]

    def blocks_closing_with(self, predicate: WordPredicate) -> list[int]:
        """Find the blocks whose last word passes a test."""
        lasts = np.cumsum(self.counts)[self._blocks] - 1
        passed = self.vocabulary.test(predicate, self.ids[lasts])
        return self._blocks[passed].tolist()  # type: ignore[no-any-return]

    def blocks_with_characters(self, characters: str) -> list[int]:
        """Find the blocks that have one of some characters, in order."""
        found = np.zeros(len(self._codes), np.bool_)
        for character in characters:
            found |= self._codes == ord(character)
        blocks = np.unique(np.searchsorted(self.ends, np.flatnonzero(found)))
        return blocks.tolist()  # type: ignore[no-any-return]

    def blocks_ending_with(self, characters: str) -> list[int]:
        """Find the blocks whose last character is one of some, in order."""
        last = self._codes[self.ends - 1]
        found = np.isin(last, np.array(list(map(ord, characters)), last.dtype))
        return np.flatnonzero(found).tolist()

    def occurrences(
        self, predicate: WordPredicate, most: int = _ENDLESS
    ) -> Iterator[tuple[int, int, int]]:
        """Find the words that pass a test, in blocks of at most so many words.

        Yields:
            the block, where `whole` has the word, and where it has the end of the block.
        """
        inside = self._of_short(most)
        found = inside[self.vocabulary.test(predicate, self.ids[inside])]
        blocks, starts = self.owners[found], self._bounds[0][found]
        yield from zip(blocks.tolist(), starts.tolist(), self.ends[blocks].tolist(), strict=True)

    def _of_short(self, most: int) -> Ints:
        """Return the words of blocks of at most so many words."""
        return np.flatnonzero((self._sizes <= most)[self.owners])

    @cached_property
    def _codes(self) -> Codes:
        """The characters of `whole`."""
        return to_codes(self.whole)

    @cached_property
    def _kinds(self) -> Kinds:
        return kinds(self._codes)

    @cached_property
    def _inside(self) -> Bools:
        """Which characters of `whole` are a word's."""
        return (self._kinds & IN_WORD) > 0

    @cached_property
    def _bounds(self) -> tuple[Ints, Ints]:
        """Where `whole` has the beginnings and the ends of its words, (w,) both."""
        inside = np.concatenate(([False], self._inside))
        bounds = np.flatnonzero(inside[1:] != inside[:-1])
        return bounds[::2], bounds[1::2]

    @cached_property
    def _starts(self) -> Ints:
        """Which word is the first of each text, (n,), or would be."""
        return np.cumsum(self.counts) - self.counts

    @cached_property
    def _blocks(self) -> Ints:
        """The blocks that have a word."""
        return np.flatnonzero(self.counts)

    @cached_property
    def _firsts(self) -> Ints:
        """The first word of each of these blocks."""
        return self._starts[self._blocks]

    @cached_property
    def _at_once(self) -> Bools:
        """Whether each of these blocks begins with it."""
        begins = self.ends[self._blocks - 1] + 1
        begins[self._blocks == 0] = 0
        at_once: Bools = self._bounds[0][self._firsts] == begins
        return at_once

    def _number(self, places: Ints) -> Ints:
        """How many of some places in `whole` are in each text, (n,)."""
        return differences(np.searchsorted(places, self.ends))
