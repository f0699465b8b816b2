"""A summary and its article as metrics look at them: texts, and what is computed of each only once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from summarise.common.text.unicode_tokens import unicode_tokens
from summarise.common.text.words import count_words

Index = TypeVar("Index")


class SummaryText:
    """One summary.

    Attributes:
        text: as it was written.
        length: `headline` or `paragraph`.
    """

    def __init__(self, text: str, length: str) -> None:
        self.text = text
        self.length = length

    @cached_property
    def words(self) -> int:
        """How many words there are, as white space separates them."""
        return count_words(self.text)

    @cached_property
    def tokens(self) -> list[str]:
        """Words of any script in lower case (see `unicode_tokens`)."""
        return unicode_tokens(self.text)


class ArticleText:
    """One article, of which several summaries are looked at.

    Attributes:
        text: as it was given.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._indices: dict[Callable[[ArticleText], Any], Any] = {}

    @cached_property
    def words(self) -> int:
        """How many words there are, as white space separates them."""
        return count_words(self.text)

    @cached_property
    def tokens(self) -> list[str]:
        """Words of any script in lower case (see `unicode_tokens`)."""
        return unicode_tokens(self.text)

    def index(self, build: Callable[[ArticleText], Index]) -> Index:
        """Return what a metric builds of the article, kept for its other summaries."""
        if build not in self._indices:
            self._indices[build] = build(self)
        found: Index = self._indices[build]
        return found


def ngrams(tokens: Sequence[str], order: int) -> list[tuple[str, ...]]:
    """Return the runs of `order` neighbouring tokens."""
    return list(zip(*(tokens[start:] for start in range(order)), strict=False))


def share(part: float, whole: int) -> float:
    """Return a part of a whole; 0 of nothing."""
    return part / whole if whole else 0.0
