"""Whether a draft adds nothing to its article and turns nothing round, as far as words can tell.

Who does what to whom is seen by sentences alone (`people`): a draft of one sentence's words in another order passes.
"""

from __future__ import annotations

from summarise.common.text.people import cleared_people, said_apart
from summarise.common.text.unsupported import find_unsupported
from summarise.common.text.words import FUNCTION_WORDS, tokens
from summarise.generation.ranking.english import NEGATIONS, OPPOSITES, stem
from summarise.generation.ranking.source import SourceText, content_stems

_BEFORE, _BEHIND = 4, 2  # words around a negation that a draft takes from both sides of it


def is_faithful(draft: str, source: SourceText) -> bool:
    """Return whether a draft adds no name, number or quotation, turns no sentence round, and says of
    nobody what the article says of somebody else, as far as that is known."""
    if find_unsupported(draft, source.text) or turns_round(draft, source):
        return False
    apart = said_apart(draft, source.text, source.language)
    return not (apart or cleared_people(draft, source.text))


def turns_round(draft: str, source: SourceText) -> bool:
    """Return whether a draft drops or adds a negation, or says the opposite, of the sentence that it
    is nearest to."""
    words = tokens(draft)
    said = frozenset(content_stems(words))
    nearest = source.nearest(said)
    if nearest is None:
        return False
    around = {w for words in source.words[max(0, nearest - 1) : nearest + 2] for w in words}
    if _negated(words):
        if not _negated(around):
            return True
    elif _reaches_over_negation(said, source.words[nearest]):
        return True
    return _says_opposite({*words, *map(stem, words)}, {*around, *map(stem, around)})


def _negated(words: list[str] | set[str]) -> bool:
    return any(word in NEGATIONS or stem(word) in _NEGATION_STEMS for word in words)


def _reaches_over_negation(said: frozenset[str], sentence: list[str]) -> bool:
    """Return whether a draft takes words from just before and just behind a sentence's negation."""
    taken = [word not in FUNCTION_WORDS and stem(word) in said for word in sentence]
    return any(
        any(taken[max(0, i - _BEFORE) : i]) and any(taken[i + 1 : i + 1 + _BEHIND])
        for i, word in enumerate(sentence)
        if word in NEGATIONS
    )


def _says_opposite(ours: set[str], theirs: set[str]) -> bool:
    """Return whether a draft has a word of which its sentences have the opposite and not itself."""
    return any(
        ours & mine and not theirs & mine and theirs & other
        for one, two in OPPOSITE_STEMS
        for mine, other in ((one, two), (two, one))
    )


OPPOSITE_STEMS = tuple(
    (one | {stem(word) for word in one}, two | {stem(word) for word in two})
    for one, two in OPPOSITES
)
_NEGATION_STEMS = frozenset(map(stem, ("deny", "refuse", "reject", "fail")))
