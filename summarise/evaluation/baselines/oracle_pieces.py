"""The oracle of headlines: the pieces of an article's sentences that come nearest to the reference.

A headline is rarely a sentence of its article, so whole sentences are no ceiling for it. Pieces are runs
of words within a sentence, as long as they need to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from summarise.common.text.sentences import split_sentences
from summarise.evaluation.metrics.rouge import Rouge

PIECES = 4  # at most
_LONGER = 3  # times the reference, what a piece may be at most


class _Word(NamedTuple):
    """A word of an article, its place in it, and its tokens."""

    place: int
    text: str
    tokens: tuple[str, ...]


class _Piece(NamedTuple):
    """Words of a sentence from `start` up to `end`, by their places, and what ROUGE sums up to with them."""

    value: float
    start: int
    end: int


def oracle_pieces(text: str, references: Sequence[str], rouge: Rouge) -> str:
    """Return the pieces that raise ROUGE-1 plus ROUGE-2 most, in the article's order.

    They are added one at a time while the sum of both F-measures grows. Of several references the
    one that comes out best counts.

    Args:
        text: the article.
        references: at least one.
        rouge: how tokens are counted.
    """
    tokeniser = rouge.tokeniser(references)
    sentences: list[list[_Word]] = []
    place = 0
    for start, end in split_sentences(text):
        words = text[start:end].split()
        found = (tuple(rouge.tokens(word, tokeniser)) for word in words)
        sentences.append(
            [_Word(place + n, *pair) for n, pair in enumerate(zip(words, found, strict=True))]
        )
        place += len(words)
    best, chosen = 0.0, set[int]()
    for reference in references:
        value, places = _greedy(rouge.tokens(reference, tokeniser), sentences)
        if value > best:
            best, chosen = value, places
    return " ".join(word.text for words in sentences for word in words if word.place in chosen)


def _greedy(
    reference: Sequence[str], sentences: Sequence[Sequence[_Word]]
) -> tuple[float, set[int]]:
    """Return the sum of both F-measures that is reached, and the places of the words chosen."""
    search = _Search(reference)
    by_place = {word.place: word for words in sentences for word in words}
    best, chosen = 0.0, set[int]()
    for _ in range(PIECES):
        found = [piece for words in sentences for piece in search.pieces(words, chosen)]
        if not found or max(found).value <= best:
            break
        best, start, end = max(found, key=lambda piece: (piece.value, -piece.start))
        chosen.update(range(start, end))
        search.take([token for place in range(start, end) for token in by_place[place].tokens])
    return best, chosen


class _Search:
    """What of a reference is not yet found, and what is, as ROUGE-1 and ROUGE-2 count."""

    def __init__(self, reference: Sequence[str]) -> None:
        self._size = len(reference)
        self._ones = Counter(reference)
        self._twos = Counter(pairwise(reference))
        self._taken = self._hits = self._pairs = self._joints = 0

    def pieces(self, words: Sequence[_Word], chosen: set[int]) -> list[_Piece]:
        """Return the best piece from each word of a sentence on that the reference has."""
        wanted = [any(self._ones[token] > 0 for token in word.tokens) for word in words]
        found = []
        for first, opens in enumerate(wanted):
            if opens and words[first].place not in chosen:
                found.append(self._best_from(words, first, wanted, chosen))
        return found

    def _best_from(
        self, words: Sequence[_Word], first: int, wanted: Sequence[bool], chosen: set[int]
    ) -> _Piece:
        ones, twos = Counter[str](), Counter[tuple[str, str]]()
        size = hits = pairs = 0
        last = ""
        best = _Piece(0.0, words[first].place, words[first].place)
        for word, closes in zip(words[first:], wanted[first:], strict=True):
            if word.place in chosen or size > _LONGER * self._size:
                break
            for token in word.tokens:
                ones[token] += 1
                hits += ones[token] <= self._ones[token]
                if last:
                    twos[last, token] += 1
                    pairs += twos[last, token] <= self._twos[last, token]
                size, last = size + 1, token
            if closes:
                value = self._value(size, hits, pairs)
                best = max(best, _Piece(value, best.start, word.place + 1), key=lambda p: p.value)
        return best

    def _value(self, size: int, hits: int, pairs: int) -> float:
        """Return the sum of both F-measures with a piece; neighbours across pieces are left out of account."""
        taken = self._taken + size
        ones = 2 * (self._hits + hits) / max(1, taken + self._size)
        twos = 2 * (self._pairs + pairs) / max(1, self._joints + size - 1 + self._size - 1)
        return ones + twos

    def take(self, tokens: Sequence[str]) -> None:
        """Count a piece as found."""
        ones, twos = Counter(tokens), Counter(pairwise(tokens))
        self._hits += sum(min(count, self._ones[token]) for token, count in ones.items())
        self._pairs += sum(min(count, self._twos[pair]) for pair, count in twos.items())
        self._taken += len(tokens)
        self._joints += max(0, len(tokens) - 1)
        self._ones -= ones
        self._twos -= twos
