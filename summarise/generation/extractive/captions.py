"""Captions told by the credit below them: sentences that have no verb in the past."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarise.common.text.sentences import ends_sentence
from summarise.generation.extractive.english import IRREGULAR_PASTS, SPELT_OUT

_CREDIT = re.compile(  # (Photo: Bo Finch), (AP Photo/Bo Finch), Finch/Reuters
    r"(?:[(\[].*\b)?(?:photo|image|picture)(?::|/|s? by )"
    r"|.*(?:\w/ ?|\bvia )(?:Getty|Reuters|AFP|AP|EPA|Bloomberg)\b|.*\bGetty Images$",
    re.IGNORECASE,
)
_MOST_WORDS = 10  # of a credit
_VERB_WITHIN = 12  # words


def above_credits(sentences: Sequence[str]) -> set[int]:
    """Return which of an article's sentences are captions, as the credits below them tell."""
    return {
        i
        for i, (sentence, below) in enumerate(pairwise(sentences))
        if _is_credit(below) and _tells_nothing_past(sentence)
    }


def _is_credit(line: str) -> bool:
    """Return whether a line says whose a picture is."""
    bare = line.startswith(("(", "[")) or not ends_sentence(line)
    return bare and len(line.split()) <= _MOST_WORDS and _CREDIT.match(line) is not None


def _tells_nothing_past(sentence: str) -> bool:
    """Return whether a sentence has none of the verbs that captions do without, nor a past tense."""
    words = [word.strip(",.;:’”\"'") for word in sentence.split()[:_VERB_WITHIN]]
    spelt = (SPELT_OUT | IRREGULAR_PASTS).isdisjoint(words)  # which have no capital: May is no verb
    return spelt and not any(_is_past(word) for word in words)


def _is_past(word: str) -> bool:
    """Return whether a word may be a verb in the past: called, and not Ahmed or need."""
    return word.islower() and word.endswith("ed") and len(word) > len("need")
