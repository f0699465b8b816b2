"""The characters of a text as numbers, and the kind of each one.

What is asked of every character of a page, numpy answers far faster than `re` or a loop does.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Kinds = NDArray[np.uint8]

UNSPACED = re.compile(  # letters of scripts that put no space between words
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)
# what a character may be: of a word, white space, of a script that puts no space between words
IN_WORD, SPACE, IN_UNSPACED = 1, 2, 4
_PATTERNS = {IN_WORD: re.compile(r"\w"), SPACE: re.compile(r"\s"), IN_UNSPACED: UNSPACED}
_PLANE = 0x10000  # characters, all but the rarest
LINE_FEED, BLANK = np.uint32(ord("\n")), np.uint32(ord(" "))


def to_codes(text: str) -> Codes:
    """Return the code points of a text, (n,)."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def to_text(codes: Codes) -> str:
    """Return the text of code points, (n,)."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def kinds(codes: Codes) -> Kinds:
    """Return the kind of each character, (n,): the sum of `IN_WORD`, `SPACE` and `IN_UNSPACED`."""
    found = _table().take(codes, mode="clip")
    if codes.max(initial=0) >= _PLANE:
        rare, places = np.unique(codes[codes >= _PLANE], return_inverse=True)
        found[codes >= _PLANE] = _kinds(to_text(rare))[places]
    return found


def opens(found: Kinds) -> NDArray[np.bool_]:
    """Return which characters begin a run between white space, (n,), from the kind of each."""
    space = np.concatenate(([True], (found & SPACE) > 0))
    opening: NDArray[np.bool_] = space[:-1] & ~space[1:]
    return opening


@cache
def _table() -> Kinds:
    """Return the kind of each character of the basic plane, (65536,)."""
    return _kinds(to_text(np.arange(_PLANE, dtype=np.uint32)))


def _kinds(text: str) -> Kinds:
    found = np.zeros(len(text), np.uint8)
    for kind, pattern in _PATTERNS.items():
        found[[match.start() for match in pattern.finditer(text)]] += kind
    return found
