"""Whether a text is an apology, a correction or a fact check, which repeats what it denies.

It is told by its title or a line above its text, or by an opening that says what was published or
claimed and, soon after, that it is not so; what others say in quotation marks is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarise.common.text.denial_phrases import LABELS, PHRASES
from summarise.common.text.sentence_ends import ends_sentence
from summarise.common.text.words import NEGATIONS, tokens

_OPENING = 700  # characters in which a claim and its denial stand
_APART = 400  # characters between the two, at most
_FIRST = 5  # paragraphs
_TITLE_WORDS = 16
_NEVER = r"(?!)"
_QUOTED = re.compile(r"“[^”]{0,400}”|\"[^\"]{0,400}\"|«[^»]{0,400}»|„[^“]{0,400}“")
_NO = re.compile(r"(?:no|nein|non|não|nee|nie),\s")


def denies(titles: Iterable[str], paragraphs: Sequence[str], language: str = "en") -> bool:
    """Return whether a text denies what it repeats.

    Args:
        titles: its title and what else stands above it.
        paragraphs: of the text.
        language: of the text, ISO 639-1.
    """
    named = [title.lower() for title in titles if _is_title(title)]
    if any(map(_label().match, named)):
        return True
    patterns = _patterns(language)
    if patterns is None:
        return False
    firsts = [paragraph[:_OPENING].lower() for paragraph in paragraphs[:_FIRST]]
    if any(map(patterns.claim.match, firsts)) and any(map(patterns.verdict.match, firsts)):
        return True
    opening = "\n".join(firsts)[:_OPENING]
    if not patterns.denial.search(opening):
        return False
    opening = _QUOTED.sub(" ", opening)
    if any(map(_NO.match, named)) and patterns.denial.search(opening):
        return True
    return any(
        patterns.denial.search(opening, match.end(), match.end() + _APART)
        for match in patterns.repeats.finditer(opening)
    )


def takes_back(sentence: str, language: str = "en") -> bool:
    """Return whether a sentence has words by which what was said is denied: this was wrong, she did not."""
    patterns = _patterns(language)
    return bool(patterns and patterns.denial.search(sentence.lower()))


def is_negated(sentence: str) -> bool:
    """Return whether an English sentence has a negation."""
    return not NEGATIONS.isdisjoint(tokens(sentence))


def _is_title(line: str) -> bool:
    is_sentence = ends_sentence(line) and not line.endswith("?")
    return len(line.split()) <= _TITLE_WORDS and not is_sentence


class _Patterns(NamedTuple):
    """A language's phrases, compiled."""

    repeats: re.Pattern[str]
    denial: re.Pattern[str]
    claim: re.Pattern[str]
    verdict: re.Pattern[str]


@lru_cache(maxsize=len(PHRASES))
def _patterns(language: str) -> _Patterns | None:
    phrases = PHRASES.get(language)
    if phrases is None:
        return None
    return _Patterns(
        re.compile("|".join(phrases.repeats)),
        re.compile("|".join(phrases.denials)),
        re.compile(rf"\W*(?:{'|'.join(phrases.claims) or _NEVER})\s*:"),
        re.compile(rf"\W*(?:{'|'.join(phrases.verdicts) or _NEVER})\s*:"),
    )


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    """Return the pattern of what such texts are called in any language."""
    return re.compile(rf"\W*(?:{LABELS})\s*(?:$|[:|–—]|-\s)")
