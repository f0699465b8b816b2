"""Give the names of a headline back the capitals that they have in the article.

A writer that learnt to write sentences from titles in capitals now and then takes a capital from a
name too: "national Guard", "Sen. dole".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from summarise.common.text.sentences import split_sentences

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_FEWEST_LOW = 0.3  # of a sentence's words, in lower case; a heading has fewer


def with_names_case(headline: str, text: str, language: str = "en") -> str:
    """Return a headline with a capital where the article, beside the same neighbour, always has one.

    Args:
        headline: as it was written.
        text: what was read of the article.
        language: its code.
    """
    written, found = _written(text, language), list(headline)
    for pair in _pairs(headline):
        for side, word in enumerate(pair):
            capital = word[0][0].upper()
            if written.get((_key(pair), side)) == {capital + word[0][1:]}:
                found[word.start()] = capital
    return "".join(found)


@lru_cache(maxsize=8)  # of an article's drafts all ask
def _written(text: str, language: str) -> dict[tuple[str, int], set[str]]:
    """Return how the first (0) and the second word (1) of each pair of neighbours are written in a text.

    A sentence's first word and headings say nothing.
    """
    found = defaultdict[tuple[str, int], set[str]](set)
    for start, end in split_sentences(text, language):
        pairs = list(_pairs(text[start:end]))
        low = sum(second[0][0].islower() for _, second in pairs)
        if low < _FEWEST_LOW * len(pairs):
            continue
        for number, pair in enumerate(pairs):
            for side in (0, 1) if number else (1,):
                found[_key(pair), side].add(pair[side][0])
    return found


def _pairs(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield neighbouring words with nothing but a full stop and one space between them."""
    for first, second in pairwise(_WORD.finditer(text)):
        if text[first.end() : second.start()] in (" ", ". "):
            yield first, second


def _key(pair: tuple[re.Match[str], re.Match[str]]) -> str:
    return f"{pair[0][0]} {pair[1][0]}".lower()
