"""Sort characters into the few classes that the shape of a block is told by."""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

# classes of characters
SPACE, LOWER, UPPER, DIGIT, UNCASED, MARK, COMMA, STOP = range(8)
CLASSES = 8
COLON, WIDE_COLON = np.uint32(ord(":")), np.uint32(ord("："))
_SPECIAL = {",、،": COMMA, ".!?。！？": STOP}


@cache
def character_classes() -> NDArray[np.uint8]:
    """Return the class of each character of the basic plane."""
    by_category = {"Z": SPACE, "C": SPACE, "N": DIGIT, "L": UNCASED, "M": UNCASED}
    by_category |= {"S": MARK, "P": MARK}
    cased = {"Ll": LOWER, "Lu": UPPER, "Lt": UPPER}
    categories = list(map(unicodedata.category, map(chr, range(0x10000))))
    classes = {each: cased.get(each, by_category[each[0]]) for each in set(categories)}
    table = np.fromiter(map(classes.__getitem__, categories), np.uint8)
    for characters, kind in _SPECIAL.items():
        for character in characters:
            table[ord(character)] = kind
    return table
