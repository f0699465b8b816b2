"""Give the names of a headline back the capitals that they have in the article.

A writer that learnt to write sentences from titles in capitals now and then takes a capital from a
name too: "national Guard", "Sen. dole".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from summarise.common.text.sentences import split_sentences

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_FIRST, _SECOND, _ANYWHERE = "1", "2", "0"  # of two neighbours; whatever stands before the word
_FEWEST_LOW = 0.3  # of a sentence's words, in lower case; a heading has fewer


def with_names_case(headline: str, text: str, language: str = "en") -> str:
    """Return a headline with a capital where the article, beside the same neighbour, always has one.

    Behind an abbreviation, as titles of people are, the neighbour does not count: who is "Sen. Elizabeth
    Dole" in the article and "Dole" from then on is "Sen. Dole".

    Args:
        headline: as it was written.
        text: what was read of the article.
        language: its code.
    """
    written, found = _written(text, language), list(headline)
    for first, second, third in _triples(headline):
        further = (first, second, third) if third else (first, second)
        titled = headline[first.end()] == "." and "." not in first[0]
        seconds = [_key(_SECOND, first, second), _key(_SECOND, *further)]
        for word, keys in (
            (first, [_key(_FIRST, first, second)]),
            (second, [*seconds, _key(_ANYWHERE, second)] if titled else seconds),
        ):
            capital = word[0][0].upper()
            if any(written.get(key) == {capital + word[0][1:]} for key in keys):
                found[word.start()] = capital
    return "".join(found)


@lru_cache(maxsize=8)  # of an article's drafts all ask
def _written(text: str, language: str) -> dict[str, set[str]]:
    """Return how words are written in a text, by their neighbours.

    A sentence's first word and headings say nothing. Where a name goes on behind a word, the word is
    part of it in that company only: "Lowmarsh Dairy Cooperative" says nothing of Lowmarsh dairy farmers.
    """
    found = defaultdict[str, set[str]](set)
    for start, end in split_sentences(text, language):
        triples = list(_triples(text[start:end]))
        low = sum(second[0][0].islower() for _, second, _ in triples)
        if low < _FEWEST_LOW * len(triples):
            continue
        for number, (first, second, third) in enumerate(triples):
            if number:
                found[_key(_FIRST, first, second)].add(first[0])
            goes_on = third is not None and third[0][0].isupper()
            name = (first, second, third) if third and goes_on else (first, second)
            found[_key(_SECOND, *name)].add(second[0])
            found[_key(_ANYWHERE, second)].add(second[0])
    return found


def _triples(text: str) -> Iterator[tuple[re.Match[str], re.Match[str], re.Match[str] | None]]:
    """Yield each two neighbouring words, and the one behind them that is a neighbour too.

    Between neighbours there is nothing but a full stop and one space.
    """
    words = list(_WORD.finditer(text))
    for first, second, third in zip(words, words[1:], [*words[2:], None], strict=False):
        if _beside(text, first, second):
            yield first, second, third if third and _beside(text, second, third) else None


def _beside(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    return text[first.end() : second.start()] in (" ", ". ")


def _key(place: str, *words: re.Match[str]) -> str:
    return " ".join([place, *(word[0].lower() for word in words)])
