"""Give an uncased summary the article's own surface form back: case, accents, hyphens, currency.

Longest matching runs of words are copied from the article by offset; what the article does not
have stays in lower case.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from typing import NamedTuple

from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import FUNCTION_WORDS, fold

_TOKEN = re.compile(r"\w+|[^\w\s]", re.UNICODE)
_LONGEST_RUN = 40
_NO_SPACE_BEFORE = frozenset(".,:;!?%)]}’”»")
_NO_SPACE_AFTER = frozenset("([{$£€¥#@“«")


class _Token(NamedTuple):
    """A word or a punctuation mark, folded, with its place in the text."""

    key: str
    start: int
    end: int


def _tokenize(text: str) -> list[_Token]:
    """Return the words and punctuation marks of a text."""
    return [_Token(fold(m.group()), *m.span()) for m in _TOKEN.finditer(text)]


def truecase(summary: str, article: str, ordinary: Set[str] = frozenset()) -> str:
    """Set an uncased text back into the article's surface form.

    Args:
        summary: what an uncased checkpoint wrote, words and punctuation in any spacing.
        article: the text it was written from.
        ordinary: folded words that name nothing, and lose the capital of a sentence's start.

    Returns:
        the summary with every word that the article has written as the article writes it, and a
        capital at its start.
    """
    source = _tokenize(article)
    places = defaultdict(list)
    for j, token in enumerate(source):
        places[token.key].append(j)
    opening = {span.start for span in split_sentences(article)}
    plain = {t.key for t in source if article[t.start].islower()} | FUNCTION_WORDS | ordinary
    wanted = list(_with_full_stops(_tokenize(summary), _abbreviations(source, opening)))
    pieces: list[str] = []
    i = 0
    while i < len(wanted):
        at, length = _longest_run(wanted, i, source, places, opening)
        if length == 0:
            pieces.append(wanted[i].key)
            i += 1
            continue
        first, last = source[at], source[at + length - 1]
        copied = " ".join(article[first.start : last.end].split())
        if first.start in opening and first.key in plain and not copied[1:2].isupper():
            copied = copied[0].lower() + copied[1:]  # its capital came from its place
        pieces.append(copied)
        i += length
    text = _spaced(pieces)
    return text[:1].upper() + text[1:]


def _abbreviations(source: list[_Token], opening: set[int]) -> set[str]:
    """Return the words that the article writes with a full stop in mid-sentence, such as Sen."""
    bare, stopped = set[str](), set[str]()
    for word, stop, after in zip(source, source[1:], source[2:], strict=False):
        if len(word.key) > 1 and word.key.isalpha() and after.start not in opening:
            touching = stop.key == "." and stop.start == word.end
            (stopped if touching else bare).add(word.key)
    return stopped - bare


def _with_full_stops(wanted: list[_Token], abbreviations: set[str]) -> Iterator[_Token]:
    """Yield the tokens, each abbreviation with its full stop.

    A constraint may not let it be written; a comma there was meant for it.
    """
    stop = _Token(".", 0, 0)
    for before, token, after in zip([stop, *wanted], wanted, [*wanted[1:], stop], strict=False):
        if token.key == "," and before.key in abbreviations:
            yield stop
            continue
        yield token
        if token.key in abbreviations and after.key not in {".", ","}:
            yield stop


def _longest_run(
    wanted: list[_Token],
    i: int,
    source: list[_Token],
    places: dict[str, list[int]],
    opening: set[int],
) -> tuple[int, int]:
    """Return the place and length of the longest run of the article that the summary has from i on.

    Of runs as long, one in mid-sentence is taken first: its capitals are those of names.
    """
    best, at, inside = 0, -1, False
    for j in places.get(wanted[i].key, ()):
        k = 1
        while (
            k < _LONGEST_RUN
            and i + k < len(wanted)
            and j + k < len(source)
            and wanted[i + k].key == source[j + k].key
        ):
            k += 1
        mid_sentence = source[j].start not in opening
        if k > best or (k == best and mid_sentence and not inside):
            best, at, inside = k, j, mid_sentence
    return at, best


def _spaced(pieces: list[str]) -> str:
    """Return words and punctuation as one text, spaced as it is written."""
    text = ""
    for piece in pieces:
        tight = piece[0] in _NO_SPACE_BEFORE or text[-1:] in _NO_SPACE_AFTER
        text += piece if not text or tight else f" {piece}"
    return re.sub(r" ' ?(s|t|re|ll|ve|m|d)\b", r"'\1", text)
