"""Whether a text is an apology, a correction or a fact check, which repeats what it denies.

It is told by its title or a line above its text where that is a label and nothing else, or what a fact check is
called and a colon; by another label before a colon where the paper's own words for a mistake are in its
opening; or by such words alone: that it said something, and in that sentence or the next that it is not so.
What others say in quotation marks is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarise.common.text.denial_phrases import LABELS, PHRASES
from summarise.common.text.sentence_ends import ends_sentence
from summarise.common.text.words import NEGATIONS, tokens

_OPENING = 700  # characters in which a repeat and its denial stand
_FIRST = 5  # paragraphs
_TITLE_WORDS = 16
_NEVER = r"(?!)"
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?…]\s|\n")  # behind no Dr. or J.
_QUOTED = re.compile(r"“[^”]{0,400}”|\"[^\"]{0,400}\"|«[^»]{0,400}»|„[^“]{0,400}“")


def denies(titles: Iterable[str], paragraphs: Sequence[str], language: str = "en") -> bool:
    """Return whether a text denies what it repeats.

    Args:
        titles: its title and what else stands above it.
        paragraphs: of the text.
        language: of the text, ISO 639-1.
    """
    named = [title.lower() for title in titles if _is_title(title)]
    if any(map(_alone().match, named)):
        return True
    patterns = _patterns(language)
    if patterns is None:
        return False
    firsts = [paragraph[:_OPENING].lower() for paragraph in paragraphs[:_FIRST]]
    if any(map(patterns.claim.match, firsts)) and any(map(patterns.verdict.match, firsts)):
        return True
    opening = _QUOTED.sub(" ", "\n".join(firsts)[:_OPENING])
    if not patterns.denial.search(opening):
        return False
    return any(map(patterns.label.match, named)) or _takes_own_back(opening, patterns)


def takes_back(sentence: str, language: str = "en") -> bool:
    """Return whether a sentence has words by which what was said is denied: this was wrong, she did not."""
    patterns = _patterns(language)
    return bool(patterns and patterns.denial.search(sentence.lower()))


def is_negated(sentence: str) -> bool:
    """Return whether an English sentence has a negation."""
    return not NEGATIONS.isdisjoint(tokens(sentence))


def _takes_own_back(opening: str, patterns: _Patterns) -> bool:
    """Return whether a sentence says what was published, and itself or the next that it is not so."""
    return any(
        len(_SENTENCE_END.findall(opening, said.end(), denied.start() + 1)) <= 1
        for said in patterns.repeats.finditer(opening)
        if (denied := patterns.denial.search(opening, said.end()))
    )


def _is_title(line: str) -> bool:
    is_sentence = ends_sentence(line) and not line.endswith("?")
    return len(line.split()) <= _TITLE_WORDS and not is_sentence


class _Patterns(NamedTuple):
    """A language's phrases, compiled."""

    label: re.Pattern[str]
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
        _before_colon(phrases.labels),
        re.compile("|".join(phrases.repeats)),
        re.compile("|".join(phrases.denials)),
        _before_colon(phrases.claims),
        _before_colon(phrases.verdicts),
    )


def _before_colon(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(words) or _NEVER})\s*[:|]")


@lru_cache(maxsize=1)
def _alone() -> re.Pattern[str]:
    """Return the pattern of what needs nothing beside it, in any language: a label, or a check's with a colon."""
    checks = "|".join(check for phrases in PHRASES.values() for check in phrases.checks)
    return re.compile(rf"\W*(?:(?:{LABELS})\W*$|(?:\w+ )?(?:{checks})\s*[:|])")
