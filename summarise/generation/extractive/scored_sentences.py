"""An article's sentences, and what speaks for each of them in a paragraph."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from math import log2

from summarise.common.text.words import FUNCTION_WORDS, count_words, tokens
from summarise.generation.extractive.doubts import doubts
from summarise.generation.extractive.prose import addresses_reader, inside_quotations, is_prose
from summarise.generation.extractive.references import References, names_in_full_again
from summarise.generation.postprocess.lengths import Bounds

_FIRST = 1.5  # what the score of an article's first sentence is more, which says what it is about
_OPENING = 4  # lines of which one is that
_BEGINNING = 2  # sentences, of which the second may well name whom the first has named
_LATER = 1.5  # what a score is less each time that its sentence is twice as far from the start
_NAMED_AGAIN = 0.5  # and where it names in full whom the article has named, as captions do
_ADDRESSED = 2.0  # what the score of a sentence is less that says "I" or "you"
_ALIKE = 0.67  # of the shorter one's words, the share that the longer one has too


class ScoredSentences:
    """An article's sentences, with what is known of each.

    Args:
        texts: the sentences.
        scores: one a sentence, the higher the better.
        bounds: how long a paragraph of them may be.

    Attributes:
        fit: whether each could stand in a paragraph at all.
        doubts: what speaks against each, without ruling it out; more than 0 for captions.
        scores: with what an editor adds to those given and takes from them, doubts included.
    """

    def __init__(self, texts: Sequence[str], scores: Sequence[float], bounds: Bounds) -> None:
        self.texts, self.bounds = texts, bounds
        quoted = inside_quotations(texts)
        self.fit = [is_prose(text) and not quoted[i] for i, text in enumerate(texts)]
        if self._asks_first():
            self.fit[0] = True
        self._words = [count_words(text) for text in texts]
        self._sizes = [bounds.size(text) for text in texts]
        first = next((i for i in range(min(_OPENING, len(texts))) if self.fit[i]), -1)
        self.doubts = doubts(texts, lead=first)
        again = names_in_full_again(texts)
        self.scores = [
            score
            + _FIRST * (i == first)
            - _LATER * log2(1 + i)
            - _NAMED_AGAIN * (again[i] and i >= _BEGINNING)
            - _ADDRESSED * addresses_reader(text)
            - self.doubts[i]
            for i, (text, score) in enumerate(zip(texts, scores, strict=True))
        ]

    def _asks_first(self) -> bool:
        """Return whether the first is a question from which the second, as an answer, goes on."""
        if len(self.texts) < 2 or not self.texts[0].endswith("?") or not self.fit[1]:
            return False
        asked = any(0 in some for some in References(self.texts[:2]).needs(1))
        return asked and is_prose(f"{self.texts[0][:-1]}.")

    @cached_property
    def needs(self) -> list[list[frozenset[int]]]:
        """What each points at: of each set one must come with it, and of an empty one nothing can."""
        references = References(self.texts)
        return [references.needs(i) if fit else [] for i, fit in enumerate(self.fit)]

    @cached_property
    def trigrams(self) -> list[set[tuple[str, ...]]]:
        """Each three words of a sentence that follow one another."""
        words = [text.lower().split() for text in self.texts]
        return [set(zip(each, each[1:], each[2:], strict=False)) for each in words]

    @cached_property
    def content(self) -> list[frozenset[str]]:
        """The words of each but function words."""
        return [frozenset(tokens(text)) - FUNCTION_WORDS for text in self.texts]

    def are_alike(self, one: int, other: int) -> bool:
        """Return whether two of them say much the same: most words of the shorter are in the other."""
        shorter, longer = sorted((self.content[one], self.content[other]), key=len)
        return len(shorter & longer) > _ALIKE * len(shorter)

    def words(self, chosen: Collection[int]) -> int:
        """Count the words of some of them."""
        return sum(self._words[i] for i in chosen)

    def size(self, chosen: Collection[int]) -> int:
        """Return how long some of them are together, as the bounds count."""
        return sum(self._sizes[i] for i in chosen)

    def are_too_long(self, chosen: Collection[int]) -> bool:
        """Return whether some of them, a space between two, are too long for a paragraph."""
        characters = sum(len(self.texts[i]) + 1 for i in chosen) - 1
        limit = self.bounds.characters or characters
        return characters > limit or self.size(chosen) > self.bounds.most

    def mean_score(self, chosen: Collection[int]) -> float:
        """Return the mean score of some of them."""
        return sum(self.scores[i] for i in chosen) / len(chosen)
