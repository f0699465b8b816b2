"""How long a summary may be: words or tokens, and characters; and texts cut down to that."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from summarise.common.text.sentence_ends import ends_sentence
from summarise.common.text.words import count_words
from summarise.config import LengthConfig

_TOKENS_A_WORD = 1.3  # of English text in usual vocabularies
_AMPLE = 1.5  # a summary's words may take more tokens than most do
_LETTERS_A_WORD = 8  # with the space; most words have fewer
_LONGEST_WORD = 20  # letters; text of longer ones on average is none that anyone reads
_FAR = 1000  # characters for a word or token that is asked for, after which none is missed


@dataclass(frozen=True)
class Bounds:
    """How long a text may be.

    Attributes:
        least, most: of what `size` counts.
        characters: at most; None for no limit.
        size: counts a text: its words, or a checkpoint's tokens.
    """

    least: int
    most: int
    characters: int | None = None
    size: Callable[[str], int] = count_words

    @classmethod
    def of(cls, settings: LengthConfig, count_tokens: Callable[[str], int] | None = None) -> Bounds:
        """Return a length's bounds: its tokens where it gives them, else its words.

        Args:
            settings: the length's.
            count_tokens: counts a checkpoint's; without it their words are few or many, as tokens may
                be letters or words.
        """
        least, most = _least_and_most(settings)
        if settings.tokens and count_tokens:
            return cls(least, most, settings.characters, count_tokens)
        if settings.tokens:
            least = math.ceil(least / _LETTERS_A_WORD)
        return cls(least, most, settings.characters)

    @property
    def most_characters(self) -> int:
        """Characters at most, also where no limit is given: those of the longest words."""
        return self.characters or _LONGEST_WORD * self.most

    def fits(self, text: str) -> bool:
        """Return whether a text is neither too short nor too long."""
        return not self.is_too_long(text) and self.least <= self.size(text)

    def is_too_short(self, text: str) -> bool:
        """Return whether a text, which may be a book, has less than the least."""
        return self.size(text[: _FAR * self.least]) < self.least

    def is_too_long(self, text: str) -> bool:
        """Return whether a text has more than the most, or too many characters."""
        return len(text) > self.most_characters or self.size(text) > self.most

    def shorten(self, text: str) -> str:
        """Return a text as it is, or, where it is too long, its first words and "…".

        A sentence may be twice as long, since half of one is worse, if its characters are not too
        many; what no full stop ends may not.
        """
        ample = replace(self, most=2 * self.most) if ends_sentence(text) else self
        return f"{self.first_words(text)}…" if ample.is_too_long(text) else text

    def first_words(self, text: str) -> str:
        """Return a text's first words, with room for "…"; of one without white space, characters."""
        room = self.characters - 1 if self.characters else _LONGEST_WORD * self.most
        start = _cut(" ".join(text.split(maxsplit=self.most)[: self.most]), room)
        while start and (size := self.size(f"{start}…")) > self.most:
            start = _cut(start, len(start) * self.most // size)
        return start


def token_bounds(settings: LengthConfig, tokens_a_word: float = _TOKENS_A_WORD) -> tuple[int, int]:
    """Return least and most new tokens for a length: those asked for, else enough for its words.

    They are the same for every article, so that a summary does not depend on its batch; what is
    written too long is cut to whole sentences afterwards.
    """
    least, most = _least_and_most(settings)
    if settings.tokens:
        return least, most
    return math.ceil(least * tokens_a_word), math.ceil(_AMPLE * tokens_a_word * most) + 8


def _least_and_most(settings: LengthConfig) -> tuple[int, int]:
    """Return a length's tokens, or else its words: fewer at least where its characters are too few."""
    least, most = settings.tokens or settings.words
    if settings.characters:  # a token is a word at most
        least = min(least, max(1, settings.characters // _LETTERS_A_WORD))
    return least, most


def _cut(text: str, characters: int) -> str:
    """Return a text's first characters, without the word that they break off."""
    if len(text) <= characters:
        return text
    whole, _, broken = text[: characters + 1].rpartition(" ")
    return whole if whole and len(broken) <= _LONGEST_WORD else text[:characters]
