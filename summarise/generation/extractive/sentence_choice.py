"""Which of an article's scored sentences make paragraphs of some sizes.

What is chosen can be read without the rest: a sentence that points at another one comes with it, or
not at all (see `references`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarise.generation.extractive.scored_sentences import ScoredSentences

_REPEATED = 0.5  # share of a sentence's words from which it says nothing new
_MOST_TOGETHER = 4  # sentences that one may bring with it, itself included


class Enough(NamedTuple):
    """When a paragraph is long enough: with this many sentences that are this long, or with more.

    Attributes:
        sentences: how many.
        share: how far from the least to the most they have to come.
    """

    sentences: int
    share: float


def choose_sentences(sentences: ScoredSentences, sizes: Sequence[Enough]) -> Iterator[list[int]]:
    """Take the best sentences until there is enough, none with a trigram that another one has.

    Source: trigram blocking, Liu and Lapata 2019, section 3.1.

    Args:
        sentences: the article's.
        sizes: when it is long enough, the shortest first: a longer paragraph goes on from a shorter.

    Yields:
        for each size indices in the article's order; none when no choice keeps to the bounds.
    """
    least, most = sentences.bounds.least, sentences.bounds.most
    choice = _Choice(sentences)
    for enough in sizes:
        wanted = least + enough.share * (most - least)
        while len(choice.chosen) < enough.sentences or choice.size < wanted:
            best = choice.best()
            if not best:
                break
            choice.take(best)
        yield sorted(choice.chosen) if choice.size >= least else []


class _Choice:
    """A paragraph in the making."""

    def __init__(self, sentences: ScoredSentences) -> None:
        self._sentences = sentences
        self.chosen, self._seen = set[int](), set[tuple[str, ...]]()

    @property
    def size(self) -> int:
        """How long the paragraph is."""
        return self._sentences.size(self.chosen)

    def take(self, more: set[int]) -> None:
        """Add sentences."""
        self.chosen |= more
        self._seen.update(*(self._sentences.trigrams[i] for i in more))

    def best(self) -> set[int]:
        """Return the sentence of highest score that fits, with what it needs; empty for none."""
        found = [
            more
            for i in range(len(self._sentences.texts))
            if i not in self.chosen and (more := self._with_needs(i)) and self._may_take(more)
        ]
        return max(found, key=self._sentences.mean_score, default=set())

    def _may_take(self, more: set[int]) -> bool:
        trigrams, content = self._sentences.trigrams, self._sentences.content
        seen = set(self._seen)
        said = set[str]().union(*(content[i] for i in self.chosen))
        for i in sorted(more):
            repeated = len(content[i] & said)
            if trigrams[i] & seen or repeated > _REPEATED * len(content[i]):
                return False
            seen |= trigrams[i]
            said |= content[i]
        return not self._sentences.are_too_long(self.chosen | more)

    def _with_needs(self, i: int) -> set[int]:
        """Return a sentence with those that it needs and that are not chosen; empty if it can't stand."""
        fit, needs, scores = self._sentences.fit, self._sentences.needs, self._sentences.scores
        more, waiting = set[int](), [i]
        while waiting:
            j = waiting.pop()
            more.add(j)
            if not fit[j] or len(more) > _MOST_TOGETHER:
                return set()
            for any_of in needs[j]:
                if not any_of:
                    return set()
                if any_of.isdisjoint(self.chosen | more | set(waiting)):
                    waiting.append(max(any_of, key=lambda k: (scores[k], k)))
        return more
