"""Take back the capitals in which papers set how an article opens: `A MAN who`, `POLICE are`.

Abbreviations open articles too, and some are words as well (`WHO`, `US`): a word is set back only where
the article, or its title, has it in another case and not in capitals again.
"""

from __future__ import annotations

import re

from summarise.common.text.words import FUNCTION_WORDS

_OPENING = re.compile(r"((?:[A-Z][A-Z'’-]* ){1,6})(?=[a-z])")
_ARTICLES = frozenset("A AN THE".split())
_SHORT = 3  # letters of function words that may be abbreviations: WHO, US, IT


def without_lead_capitals(sentence: str, text: str, title: str = "") -> str:
    """Return a sentence that opens a paragraph, its first words in capitals as any other's.

    Args:
        sentence: as it stands.
        text: of its article.
        title: the article's, "" for none.
    """
    opening = _OPENING.match(sentence)
    if opening is None:
        return sentence
    words = opening[1].split()
    plain = [_plain(word, f"{title}\n{text}") for word in words]
    if not all(plain) or len(opening[1]) <= len("A "):
        return sentence
    first, *others = plain
    return " ".join([first[:1].upper() + first[1:], *others, sentence[len(opening[1]) :]])


def _plain(word: str, text: str) -> str:
    """Return a word as it stands within a sentence; "" where it may be an abbreviation."""
    low = word.lower()
    if word in _ARTICLES:
        return low
    if low in FUNCTION_WORDS and len(low) <= _SHORT:
        return ""
    cases = re.findall(rf"(?<![\w'’-]){re.escape(low)}(?![\w'’-])", text, re.IGNORECASE)
    if cases.count(word) > 1:
        return ""
    name = word.capitalize()
    if low in cases:
        return low
    if name not in cases:
        return ""
    inside = re.search(rf"[a-z,] {re.escape(name)}\b", text)  # not at a sentence's start
    return name if inside else low
