"""Take back the capitals in which papers set how a paragraph opens: `A MAN who`, `POLICE are`.

Abbreviations open paragraphs too, and some are words as well (`WHO`, `US`): a word is set back only where
its article has it in another case and not in capitals again, or where it can only be a noun.
"""

from __future__ import annotations

import re

from summarise.common.text.words import FUNCTION_WORDS

_WORDS = re.compile(r"(?:[A-Z][A-Z'’-]* ){1,6}(?=[a-z])")
_NAME = re.compile(r"(?:[A-Z][A-Z'’-]+ ){1,3}[A-Z][A-Z'’-]+(?=, )")  # JOSHUA TREEN, 22, was
_ARTICLES = frozenset("A AN THE".split())
_SHORT = 3  # letters of function words that may be abbreviations: WHO, US, IT
_LONG = 5  # letters of no abbreviation that is a noun by itself: A MOTHER has, PARENTS are
_PLURALS = frozenset("police people children women".split())  # without an s


def without_lead_capitals(sentence: str, text: str, title: str = "") -> str:
    """Return a sentence that opens a paragraph, its first words in capitals as any other's.

    Args:
        sentence: as it stands.
        text: of its article.
        title: the article's, "" for none.
    """
    known = text if title.isupper() else f"{title}\n{text}"
    if name := _NAME.match(sentence):
        return _as_name(name[0].split(), known) + sentence[name.end() :]
    opening = _WORDS.match(sentence)
    if opening is None or len(opening[0]) <= len("A "):
        return sentence
    words = opening[0].split()
    plain = [_within(word, known) for word in words]
    if not plain[-1] and _is_noun(words, sentence[opening.end() :], known):
        plain[-1] = words[-1].lower()
    if not all(plain) or words[1:][-1:] == ["A"]:  # VITAMIN A is good
        return sentence
    first, *others = plain
    return " ".join([first[:1].upper() + first[1:], *others, sentence[opening.end() :]])


def _as_name(words: list[str], text: str) -> str:
    """Return a person's name as the article writes the last of its words elsewhere, if it does."""
    surname = next((case for case in _cases(words[-1], text) if case != words[-1]), "")
    if not surname[:1].isupper() or any(_again(word, text) for word in words):
        return " ".join(words)
    return " ".join([*(word.title() for word in words[:-1]), surname])


def _within(word: str, text: str) -> str:
    """Return a word as it stands within a sentence; "" where it may be an abbreviation."""
    low = word.lower()
    if word in _ARTICLES:
        return low
    cases = _cases(word, text)
    if (low in FUNCTION_WORDS and len(low) <= _SHORT) or cases.count(word) > 1:
        return ""
    if low in cases:
        return low
    name = word.capitalize()
    if name not in cases:
        return ""
    inside = re.search(rf"[a-z,] {re.escape(name)}\b", text)  # not at a sentence's start
    return name if inside else low


def _is_noun(words: list[str], behind: str, text: str) -> bool:
    """Return whether the last of some words is a noun and no abbreviation: `A MOTHER`, `PARENTS`.

    Args:
        words: in capitals; one by itself keeps its first, so that it may be a name too.
        behind: what follows. Where it is another noun, `A PARIS court`, the word may be a name.
        text: of the article.
    """
    *before, last = words
    if _again(last, text) or not set(before) <= _ARTICLES:
        return False
    if before and behind.split(maxsplit=1)[0] not in FUNCTION_WORDS:
        return False
    plural = last.endswith("S") and not last.endswith("SS")
    return last.lower() in _PLURALS or (
        len(last) >= _LONG and ((plural and not before) or before in (["A"], ["AN"]))
    )


def _again(word: str, text: str) -> bool:
    """Return whether a text has a word in capitals more than once."""
    return _cases(word, text).count(word) > 1


def _cases(word: str, text: str) -> list[str]:
    """Return a word each time that a text has it, as it is written there."""
    return re.findall(rf"(?<![\w’'-]){re.escape(word)}(?![\w’'-])", text, re.IGNORECASE)
