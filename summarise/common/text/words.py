"""Words of a text: where they are, how many, and how they compare without case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from summarise.common.text.characters import IN_UNSPACED, kinds, opens, to_codes

NUMBER_OR_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+", re.UNICODE)
_WORD = re.compile(r"\w+", re.UNICODE)
POSSESSIVE = re.compile(r"['’]s\b")

# Closed-class English words: they name nothing, so any summary may use them.
FUNCTION_WORDS = frozenset(
    """
    a about above after again against ago all almost along already also although always am amid
    among an and another any are around as at away back be because been before behind being below
    between both but by can cannot could despite did do does doing done down due during each either
    else enough even ever every few first for from further get gets go goes had has have having he
    her here hers herself him himself his how however i if in instead into is it its itself just
    last later least less like many may me might more most much must my near nearly neither never
    new next no nor not now of off on once one only onto or other others our out over own per
    perhaps rather same say says said several she should since so some soon still such than that
    the their theirs them themselves then there these they this those though through throughout
    till to today together tomorrow too toward towards under until up upon us very via was we well
    were what when where whether which while who whom whose why will with within without would yes
    yesterday yet you your
    """.split()
)


# English words that turn a sentence round; `t` is what is left of "didn't".
NEGATIONS = frozenset("not no never none nor neither cannot without t nobody nothing".split())


class Span(NamedTuple):
    """A piece of a text by offsets: text[start:end]."""

    start: int
    end: int


def count_words(text: str) -> int:
    """Count words as a person does: what stands between white space.

    Two letters are a word in scripts that put no space between words.
    """
    if text.isascii():
        return len(text.split())
    found = kinds(to_codes(text))
    spaced, unspaced = np.count_nonzero(opens(found)), np.count_nonzero(found & IN_UNSPACED)
    return int(max(spaced, unspaced // 2))


def word_spans(text: str) -> Iterator[Span]:
    """Yield the runs of letters, digits and underscores of a text, in order."""
    for match in _WORD.finditer(text):
        yield Span(*match.span())


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return a word without case and accents, as an uncased vocabulary has it."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def tokens(text: str) -> list[str]:
    """Return folded words and numbers; hyphens and apostrophes split, a possessive s is left out."""
    text = POSSESSIVE.sub("", text)
    return [fold(match.group()) for match in NUMBER_OR_WORD.finditer(text)]
