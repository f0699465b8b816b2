"""A summary's length in words, characters and tokens, and texts cut down to it."""

from __future__ import annotations

import math

from summarise.common.text.sentences import ends_sentence
from summarise.common.text.words import count_words
from summarise.config import LengthConfig

_TOKENS_A_WORD = 1.3  # of English text in usual vocabularies
_AMPLE = 1.5  # a summary's words may take more tokens than most do
_LONGEST_WORD = 20  # letters; text of longer ones on average is none that anyone reads


def token_bounds(settings: LengthConfig, tokens_a_word: float = _TOKENS_A_WORD) -> tuple[int, int]:
    """Return least and most new tokens for a length: those asked for, else enough for its words.

    They are the same for every article, so that a summary does not depend on its batch; what is
    written too long is cut to whole sentences afterwards.
    """
    if settings.tokens:
        return settings.tokens
    least, most = settings.words
    return math.ceil(least * tokens_a_word), math.ceil(_AMPLE * tokens_a_word * most) + 8


def fits(text: str, settings: LengthConfig) -> bool:
    """Return whether a text keeps to the length's words and characters.

    Where tokens are asked for, they have been kept, and words are not counted.
    """
    if settings.characters and len(text) > settings.characters:
        return False
    least, most = settings.words
    return bool(settings.tokens) or least <= count_words(text) <= most


def is_within(text: str, settings: LengthConfig) -> bool:
    """Return whether a text has no more words and characters than the length may have."""
    most = settings.words[1]
    characters = settings.characters or _LONGEST_WORD * most
    return count_words(text) <= most and len(text) <= characters


def shorten(text: str, settings: LengthConfig) -> str:
    """Return a text as it is, or, where it is too long, its first words and "…".

    A sentence may have twice the words, since half of one is worse; what no full stop ends may not.
    """
    most = (2 if ends_sentence(text) else 1) * settings.words[1]
    if count_words(text) <= most and len(text) <= _LONGEST_WORD * most:
        return text
    return first_words(text, settings.words[1]) + "…"


def first_words(text: str, most: int) -> str:
    """Return a text's first words; of a text without white space, twice as many characters."""
    start = " ".join(text.split(maxsplit=most)[:most])[: _LONGEST_WORD * most]
    return start if count_words(start) <= most else start[: 2 * most]
