"""Drafts to the form of a headline, and headlines cut from an article's opening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import FUNCTION_WORDS
from summarise.generation.postprocess.lengths import Bounds
from summarise.generation.postprocess.paragraphs import is_balanced

_OPENING = 20_000  # characters to find the first sentence in
_PARTICLE_LETTERS = 3  # in any language, a word as short as this seldom ends a phrase
_CLAUSE_END = re.compile(r"[,;:]\s|[，；：]|\s[–—-]\s")
_PHRASE_START = re.compile(
    r"\s(?=(?:for|in|on|at|after|before|with|while|when|who|which|because|as|by|from|and|but)\s)"
)
_DANGLING = frozenset(
    "a an the of to in on at by for from with and or but as is was were are be been has have had "
    "that which who whose its his her their not no into after before over under than if until since during through between against because when where while "
    "how why about".split()
)
_CONTINUING = frozenset("of to and or than".split())


def as_headline(text: str, bounds: Bounds, language: str = "en") -> str:
    """Return a draft as a headline: one line, no final full stop; "" when no part of it is one.

    A draft that is too long is cut to its first sentence or clause.
    """
    line = without_full_stop(text)
    if not (is_complete(line) and bounds.fits(line)):
        line = _cut(next(_sentences(text, language), ""), bounds)
    return line if line and is_complete(line) and bounds.fits(line) else ""


def without_full_stop(text: str) -> str:
    """Return a text in one line and without its final full stop, if that is not an abbreviation's."""
    line = " ".join(text.split())
    return (
        re.sub(r"(?<!\.)[.。]$|[,;:]$", "", line) if not re.search(r"\b\w\.\w\.$", line) else line
    )


def is_complete(text: str) -> bool:
    """Return whether a headline does not break off: its last word can stand at an end."""
    last = text.split()[-1:] or [""]
    return last[0].lower().strip("”'\"’") not in _DANGLING and is_balanced(text)


def is_fluent(text: str) -> bool:
    """Return whether a headline put together word by word starts and ends as one may, and says no
    "to" twice."""
    words = text.lower().split() or [""]
    stutters = any(a == b and a in FUNCTION_WORDS for a, b in pairwise(words))
    whose = words[-1].endswith(("'s", "’s"))
    return not (stutters or whose or words[0] in _CONTINUING)


def phrase_ends(text: str) -> list[int]:
    """Return where a sentence may be cut: where a clause ends or a phrase begins, in order."""
    found = [m.start() for pattern in (_CLAUSE_END, _PHRASE_START) for m in pattern.finditer(text)]
    return sorted(set(found))


def leading_words(text: str, bounds: Bounds, language: str = "en") -> str:
    """Return an article's first sentence that has the words for a headline, cut at a clause if it must be.

    Where none has them, it is the first; "" where there is none.
    """
    sentences = list(_sentences(text, language))
    long_enough = (sentence for sentence in sentences if bounds.least <= bounds.size(sentence))
    return _cut(next(long_enough, next(iter(sentences), "")), bounds)


def _sentences(text: str, language: str) -> Iterator[str]:
    """Yield the sentences of a text's beginning, each in one line."""
    start = text[:_OPENING]
    return (" ".join(start[a:b].split()) for a, b in split_sentences(start, language))


def _cut(first: str, bounds: Bounds) -> str:
    """Return a sentence as a headline, cut at a clause if it must be; elsewhere with a mark that says so."""
    if not bounds.is_too_long(without_full_stop(first)):
        return without_full_stop(first)
    for pattern in (_CLAUSE_END, _PHRASE_START):
        ends = [match.start() for match in pattern.finditer(first)]
        cuts = [cut for end in ends if bounds.fits(cut := first[:end]) and is_complete(cut)]
        if cuts:
            return without_full_stop(cuts[-1])
    words = bounds.first_words(first).split()
    while len(words) > 1 and len(words[-1]) <= _PARTICLE_LETTERS:
        if bounds.size(" ".join(words[:-1])) < bounds.least:
            break
        words.pop()
    return f"{without_full_stop(' '.join(words))}…"
