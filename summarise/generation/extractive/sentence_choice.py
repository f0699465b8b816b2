"""Which of an article's scored sentences make its paragraph.

What is chosen can be read without the rest: a sentence that points at another one comes with it, or
not at all (see `references`).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from summarise.common.text.words import FUNCTION_WORDS, count_words, tokens
from summarise.generation.extractive.prose import addresses_reader, inside_quotations, is_prose
from summarise.generation.extractive.references import References, names_in_full_again

_ENOUGH = 3, 0.25  # sentences, and share of the way from the least to the most words
_FIRST = 1.5  # what the score of an article's first sentence is more, which says what it is about
_OPENING = 4  # lines of which one is that
_BEGINNING = 2  # sentences, of which the second may well name whom the first has named
_LATER = 1.5  # what a score is less each time that its sentence is twice as far from the start
_NAMED_AGAIN = 0.5  # and where it names in full whom the article has named, as captions do
_ADDRESSED = 2.0  # what the score of a sentence is less that says "I" or "you"
_REPEATED = 0.5  # share of a sentence's words from which it says nothing new
_MOST_TOGETHER = 4  # sentences that one may bring with it, itself included


def choose_sentences(
    texts: Sequence[str],
    scores: Sequence[float],
    words: tuple[int, int],
    enough: tuple[int, float] = _ENOUGH,
) -> list[int]:
    """Take the best sentences until there is enough, none with a trigram that another one has.

    Source: trigram blocking, Liu and Lapata 2019, section 3.1.

    Args:
        texts: an article's sentences.
        scores: one a sentence, the higher the better.
        words: least and most of the paragraph.
        enough: how many sentences, and how far from the least to the most words, are enough.

    Returns:
        indices in the article's order; empty when no choice keeps to the words.
    """
    least, most = words
    wanted = least + enough[1] * (most - least)
    choice = _Choice(texts, scores)
    while len(choice.chosen) < enough[0] or choice.words < wanted:
        best = choice.best(most)
        if not best:
            break
        choice.take(best)
    return sorted(choice.chosen) if choice.words >= least else []


class _Choice:
    """A paragraph in the making."""

    def __init__(self, texts: Sequence[str], scores: Sequence[float]) -> None:
        quoted = inside_quotations(texts)
        self._fit = [is_prose(text) and not quoted[i] for i, text in enumerate(texts)]
        self._sizes = [count_words(text) for text in texts]
        self._trigrams = [_trigrams(text) for text in texts]
        self._said = [_content(text) for text in texts]
        first = next((i for i in range(min(_OPENING, len(texts))) if self._fit[i]), -1)
        again = names_in_full_again(texts)
        self._scores = [
            score
            + _FIRST * (i == first)
            - _LATER * log2(1 + i)
            - _NAMED_AGAIN * (again[i] and i >= _BEGINNING)
            - _ADDRESSED * addresses_reader(text)
            for i, (text, score) in enumerate(zip(texts, scores, strict=True))
        ]
        references = References(texts)
        self._needs = [references.needs(i) if fit else [] for i, fit in enumerate(self._fit)]
        self.chosen, self._seen = set[int](), set[tuple[str, ...]]()

    @property
    def words(self) -> int:
        """How many words the paragraph has."""
        return sum(self._sizes[i] for i in self.chosen)

    def take(self, more: set[int]) -> None:
        """Add sentences."""
        self.chosen |= more
        self._seen.update(*(self._trigrams[i] for i in more))

    def best(self, most: int) -> set[int]:
        """Return the sentence of highest score that fits, with what it needs; empty for none."""
        found = [
            more
            for i in range(len(self._fit))
            if i not in self.chosen and (more := self._with_needs(i)) and self._may_take(more, most)
        ]
        return max(found, key=self._mean_score, default=set())

    def _mean_score(self, more: set[int]) -> float:
        return sum(self._scores[i] for i in more) / len(more)

    def _may_take(self, more: set[int], most: int) -> bool:
        seen = set(self._seen)
        said = set[str]().union(*(self._said[i] for i in self.chosen))
        for i in sorted(more):
            repeated = len(self._said[i] & said)
            if self._trigrams[i] & seen or repeated > _REPEATED * len(self._said[i]):
                return False
            seen |= self._trigrams[i]
            said |= self._said[i]
        return self.words + sum(self._sizes[i] for i in more) <= most

    def _with_needs(self, i: int) -> set[int]:
        """Return a sentence with those that it needs and that are not chosen; empty if it can't stand."""
        more, waiting = set[int](), [i]
        while waiting:
            j = waiting.pop()
            more.add(j)
            if not self._fit[j] or len(more) > _MOST_TOGETHER:
                return set()
            for any_of in self._needs[j]:
                if not any_of:
                    return set()
                if any_of.isdisjoint(self.chosen | more | set(waiting)):
                    waiting.append(max(any_of, key=lambda k: (self._scores[k], k)))
        return more


def _content(text: str) -> frozenset[str]:
    """Return a text's words but function words."""
    return frozenset(tokens(text)) - FUNCTION_WORDS


def _trigrams(text: str) -> set[tuple[str, ...]]:
    """Return each three words of a text that follow one another, in lower case."""
    words = text.lower().split()
    return set(zip(words, words[1:], words[2:], strict=False))
