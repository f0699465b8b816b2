"""Lengths in words, and texts cut from an article or a draft so that they keep to them."""

from __future__ import annotations

import math
import re
from itertools import pairwise

from summarise.common.text.sentences import ends_sentence, split_sentences
from summarise.common.text.words import FUNCTION_WORDS, count_words
from summarise.config import LengthConfig

_PARTICLE_LETTERS = 3  # in any language, a word as short as this seldom ends a phrase
_TOKENS_A_WORD = 1.3  # of English text in usual vocabularies
_AMPLE = 1.5  # a summary's words may take more tokens than most do
_LONGEST_WORD = 20  # letters; text of longer ones on average is none that anyone reads
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


def token_bounds(settings: LengthConfig, tokens_a_word: float = _TOKENS_A_WORD) -> tuple[int, int]:
    """Least and most new tokens for a length: those asked for, else enough for its words.

    They are the same for every article, so that a summary does not depend on its batch; what is
    written too long is cut to whole sentences afterwards.
    """
    if settings.tokens:
        return settings.tokens
    least, most = settings.words
    return math.ceil(least * tokens_a_word), math.ceil(_AMPLE * tokens_a_word * most) + 8


def fits(text: str, settings: LengthConfig) -> bool:
    """Whether a text keeps to the length's words and characters (tokens, when given, are kept)."""
    if settings.characters and len(text) > settings.characters:
        return False
    least, most = settings.words
    return bool(settings.tokens) or least <= count_words(text) <= most


def headline(text: str, settings: LengthConfig, language: str = "en") -> str:
    """A draft as a headline: one line, no final full stop; "" when no part of it is one.

    A draft that is too long is cut to its first sentence or clause.
    """
    line = without_full_stop(text)
    if not (complete(line) and fits(line, settings)):
        line = leading_words(text, settings, language)
    return line if line and complete(line) and fits(line, settings) else ""


def without_full_stop(text: str) -> str:
    """A text in one line and without its final full stop, if that is not an abbreviation's."""
    line = " ".join(text.split())
    return (
        re.sub(r"(?<!\.)[.。]$|[,;:]$", "", line) if not re.search(r"\b\w\.\w\.$", line) else line
    )


def complete(text: str) -> bool:
    """Whether a headline does not break off: its last word can stand at an end."""
    last = text.split()[-1:] or [""]
    return last[0].lower().strip("”'\"’") not in _DANGLING and balanced(text)


def fluent(text: str) -> bool:
    """Whether a headline put together word by word starts and ends as one may, and says no "to"
    twice."""
    words = text.lower().split() or [""]
    stutters = any(a == b and a in FUNCTION_WORDS for a, b in pairwise(words))
    whose = words[-1].endswith(("'s", "’s"))
    return not (stutters or whose or words[0] in _CONTINUING)


def phrase_ends(text: str) -> list[int]:
    """Where a sentence may be cut: where a clause ends or a phrase begins, in order."""
    found = [m.start() for pattern in (_CLAUSE_END, _PHRASE_START) for m in pattern.finditer(text)]
    return sorted(set(found))


def balanced(text: str) -> bool:
    """Whether every quotation or bracket that a text opens is closed in it."""
    pairs = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
    return all(text.count(a) == text.count(b) for a, b in pairs) and text.count('"') % 2 == 0


def paragraph(text: str, settings: LengthConfig, language: str = "en") -> str:
    """A draft as a paragraph: whole sentences, as many as fit; "" when those are too few."""
    line = " ".join(text.split())
    kept = ""
    for start, end in split_sentences(line, language):
        sentence = line[start:end]
        longer = f"{kept} {sentence}".strip()
        if not ends_sentence(sentence) or not _within(longer, settings):
            break
        kept = longer
    return kept if kept and fits(kept, settings) else ""


def leading_sentences(text: str, settings: LengthConfig, language: str = "en") -> str:
    """The article's first whole sentences, each once, as many as fit and at least one.

    What is more than twice too long is no sentence, and is cut (see `shortened`).
    """
    kept = ""
    opening = (" ".join(text[start:end].split()) for start, end in split_sentences(text, language))
    for sentence in dict.fromkeys(opening):
        longer = f"{kept} {sentence}".strip()
        if kept and not _within(longer, settings):
            break
        kept = longer
        if not _within(kept, settings):
            break
    return shortened(kept, settings)


def shortened(text: str, settings: LengthConfig) -> str:
    """A text as it is, or, where it is more than twice too long, its first words and "…"."""
    most = 2 * settings.words[1]
    if count_words(text) <= most and len(text) <= _LONGEST_WORD * most:
        return text
    return _first_words(text, settings.words[1]) + "…"


def _first_words(text: str, most: int) -> str:
    start = " ".join(text.split(maxsplit=most)[:most])[: _LONGEST_WORD * most]
    return start if count_words(start) <= most else start[: 2 * most]  # without white space


def leading_words(text: str, settings: LengthConfig, language: str = "en") -> str:
    """A headline from the article's opening: its first sentence, cut at a clause if it must be."""
    spans = split_sentences(text[:20_000], language)
    if not spans:
        return ""
    first = " ".join(text[spans[0].start : spans[0].end].split())
    if _within(without_full_stop(first), settings):
        return without_full_stop(first)
    ends = [m.start() for m in _CLAUSE_END.finditer(first)]
    phrases = [m.start() for m in _PHRASE_START.finditer(first)]
    for places in (ends, phrases):  # where a clause ends, else where a phrase begins
        cuts = [cut for end in places if fits(cut := first[:end], settings) and complete(cut)]
        if cuts:
            return without_full_stop(cuts[-1])
    words = _first_words(first, settings.words[1]).split()
    while len(words) > settings.words[0] and len(words[-1]) <= _PARTICLE_LETTERS:
        words.pop()
    text = " ".join(words)
    return without_full_stop(text[: settings.characters or len(text)])


def _within(text: str, settings: LengthConfig) -> bool:
    most = settings.words[1]
    characters = settings.characters or _LONGEST_WORD * most
    return count_words(text) <= most and len(text) <= characters
