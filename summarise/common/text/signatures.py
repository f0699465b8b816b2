"""What a text is like: a signature by which its near copies are known, however many texts there are.

MinHash (Broder 1997): the share of equal values in two signatures estimates the share of three-word
sequences that two texts have in common (Jaccard's), to within some 0.05.
"""

from __future__ import annotations

import re

import numpy as np

VALUES = 100  # of a signature: 20 bands of 5
_ALIKE = 0.65  # share of sequences from which two texts are copies of each other
_SEED = 1
_WORDS = 3  # of a sequence
_CHARACTERS = 8  # of a sequence, where words are not spaced
_LONG_WORD = 20  # characters of a mean word from which they are not
_WORD = re.compile(r"\w+")


def signature(text: str) -> bytes:
    """Return a text's signature, of `VALUES` numbers of 32 bits; case and punctuation are nothing."""
    from rensa import RMinHash  # compiled; only who looks for duplicates needs it

    hashed = RMinHash(num_perm=VALUES, seed=_SEED)
    hashed.update(_sequences(text))
    return np.array(hashed.digest(), dtype=np.uint32).tobytes()


def alike(one: bytes, other: bytes) -> float:
    """Return what two texts have in common by their signatures, from 0 to 1; 0 for no copies."""
    same = np.frombuffer(one, np.uint32) == np.frombuffer(other, np.uint32)
    share = float(same.mean())
    return share if share >= _ALIKE else 0.0


def _sequences(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    if words and sum(map(len, words)) > _LONG_WORD * len(words):
        words, size = list("".join(words)), _CHARACTERS
    else:
        size = _WORDS
    return [" ".join(words[i : i + size]) for i in range(max(1, len(words) - size + 1))]
