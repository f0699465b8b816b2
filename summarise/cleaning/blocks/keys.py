"""Fold a block's text to the key that it is compared by, and the hash that it is counted by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b

from summarise.common.text.characters import UNSPACED
from summarise.common.text.words import fold

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(f"{UNSPACED.pattern}+")
_LONG = 5000  # characters; a text that long says the same only as its very copy
_LONG_WORD = 4  # characters of a word that is none of the commonest


def key(text: str) -> str:
    """Fold a text to its bare words; two texts with one key say the same."""
    return fold_key(text, " ".join(_WORD.findall(text.lower())))


def count_bare_words(text: str) -> int:
    """Count the words of which a key is made, as `BlockTexts.counts` does."""
    return len(_WORD.findall(text.lower()))


def fold_key(text: str, bare: str) -> str:
    """Fold a text whose bare words in lower case are known; see `key`."""
    if len(text) >= _LONG:
        return text
    return bare if bare.isascii() else " ".join(map(fold, bare.split(" ")))


def long_words(key: str) -> set[str]:
    """Return the words of a key but the shortest, which are the commonest: what a text is about.

    Pairs of letters are words of scripts that put no space between them.
    """
    words = {word for word in key.split() if len(word) >= _LONG_WORD}
    if key.isascii():
        return words
    return words.union(
        *({run[i : i + 2] for i in range(len(run) - 1)} for run in _UNSPACED.findall(key))
    )


def subjects(texts: Iterable[str]) -> set[str]:
    """Return the long words of texts, however long those are: what they are about together."""
    bare = (" ".join(_WORD.findall(text.lower())) for text in texts)
    return set().union(*(long_words(fold_key("", each)) for each in bare))


def hash_key(key: str) -> int:
    """Hash a block's key to 64 bits, the same on every machine."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())
