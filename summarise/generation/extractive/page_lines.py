"""Sentences that belong to the page, told by what stands beside them: captions and notes on authors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarise.common.text.sentences import ends_sentence
from summarise.generation.extractive.english import AUTHORS_WORK, SPELT_OUT

_CREDIT = re.compile(
    r"\b(?:photo(?:graph)?s?|images?|picture|getty|reuters|afp|ap|epa|bloomberg)\b", re.IGNORECASE
)
_DATED = re.compile(
    r"(?:\w|\.), (?:\w+day, )?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.$"
)  # in Millrace, May 2, 2025.
_VERB_WITHIN = 12  # words
_MOST_WORDS = 10  # of a credit
_MOST_NOTES = 6  # sentences on an article's author, before it
_FEWEST_LEFT = 4  # sentences of the article behind them
_NAME = r"(?:[A-Z][\w.’'-]*|de|van|von|der|la)"
_TELLS = re.compile(
    rf"(?:(?i:Editor[’']s note): )?((?:{_NAME} ){{2,4}})(?:is|was|has been|serves as) .{{0,90}}?\b(?:{AUTHORS_WORK})\b"
)
_GOES_ON = re.compile(
    r"(?:He|She|They|His|Her|Their|Follow|Read|You can|This (?:article|piece|essay|column)|The (?:views|opinions))\b"
)


def page_lines(sentences: Sequence[str]) -> set[int]:
    """Return which of an article's sentences are captions above a credit, or notes on its author."""
    captions = {
        i
        for i, (sentence, below) in enumerate(pairwise(sentences))
        if (_is_credit(below) or (not i and _DATED.search(sentence))) and _has_no_verb(sentence)
    }
    return captions | _author_notes(sentences)


def _is_credit(line: str) -> bool:
    """Return whether a line says whose a picture is."""
    bare = line.startswith(("(", "[")) or not ends_sentence(line)
    return bare and len(line.split()) <= _MOST_WORDS and _CREDIT.search(line) is not None


def _has_no_verb(sentence: str) -> bool:
    """Return whether a sentence has none of the verbs that captions do without, nor a past tense."""
    words = sentence.split()[:_VERB_WITHIN]  # May is no verb
    return SPELT_OUT.isdisjoint(words) and not any(word.endswith("ed") for word in words)


def _author_notes(sentences: Sequence[str]) -> set[int]:
    """Return which of the first sentences tell of somebody who is not named again."""
    told = _TELLS.match(sentences[0]) if sentences else None
    if told is None:
        return set()
    end = next(
        (i for i, text in enumerate(sentences) if i and not _GOES_ON.match(text)), len(sentences)
    )
    surname = re.compile(rf"\b{re.escape(told[1].split()[-1])}\b")
    article = sentences[end:]
    if end > _MOST_NOTES or len(article) < _FEWEST_LEFT or any(map(surname.search, article)):
        return set()
    return set(range(end))
