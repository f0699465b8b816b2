"""English words that name nothing, from the list that comes with the bundled checkpoint."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from summarise.common.text.words import FUNCTION_WORDS

ORDINARY_WORDS = "ordinary_words.txt"
"""Name of the list in a checkpoint's folder."""


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Return the list's words, folded; function words are not in it."""
    words = files("summarise").joinpath("bundled", ORDINARY_WORDS)
    return frozenset(words.read_text(encoding="utf-8").split())


def is_ordinary(folded: str) -> bool:
    """Return whether a folded word names nothing."""
    return folded in FUNCTION_WORDS or folded in ordinary_words()
