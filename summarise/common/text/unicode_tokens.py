"""Tokens of any script: words where spaces separate them, else characters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from summarise.common.text.ascii_tokens import ascii_tokens
from summarise.common.text.characters import UNSPACED
from summarise.common.text.stemming import Stem, stem_tokens


def unicode_tokens(text: str, stem: Stem | None = None) -> list[str]:
    """Return the runs of letters, marks and digits of any script in lower case.

    Where a script puts no space between words (Chinese, Japanese, Thai and others) each character
    is a token. Only ASCII words are stemmed, since the stemmers are English.
    """
    if text.isascii():
        return ascii_tokens(text, stem)  # the same in a fraction of the time
    spaced = UNSPACED.sub(r" \g<0> ", unicodedata.normalize("NFC", text).lower())
    found = "".join(c if _in_word(c) else " " for c in spaced).split()
    return stem_tokens(found, stem)


def is_latin(text: str) -> bool:
    """Tell whether at least half of a text's letters are Latin; a text without letters is."""
    if text.isascii():
        return True
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(map(_is_latin_letter, letters)) >= len(letters)


@lru_cache(maxsize=1 << 14)
def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


@lru_cache(maxsize=1 << 14)
def _is_latin_letter(character: str) -> bool:
    return character.isascii() or unicodedata.name(character, "").startswith("LATIN")
