"""Verbs by which a sentence tells what happened, which captions, titles and lines of a page do without."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from summarise.generation.extractive.english import IRREGULAR_PASTS, SPELT_OUT

_SHORTENED = re.compile(  # doesn't, they've, it's
    r"\b(?:\w+n['’]t|\w+['’](?:ll|ve|re|d|m)|(?:he|it|she|that|there|what|who)['’]s)\b",
    re.IGNORECASE,
)
_ONLY_LIKE_PASTS = frozenset(
    "hundred indeed speed breed greed creed tweed bleed exceed proceed succeed sacred hatred kindred "
    "naked wicked rugged ragged crooked".split()
)
_BEFORE_NOUNS = frozenset("a an the its his her their this that these those".split())


@lru_cache(maxsize=1 << 12)
def tells_what_happened(sentence: str, within: int | None = None) -> bool:
    """Return whether a sentence has a verb in the past, or one that only running text spells out.

    Other verbs of the present are not known from nouns: "leaves", "strikes".

    Args:
        sentence: a sentence.
        within: how many words are looked at; all by default.
    """
    words = [word.strip(',.;:”"()') for word in sentence.split()[:within]]
    return any(
        word in SPELT_OUT
        or word in IRREGULAR_PASTS
        or (_is_past(word) and before.lower() not in _BEFORE_NOUNS)
        or _SHORTENED.fullmatch(word)
        for before, word in pairwise(["", *words])
    )


def _is_past(word: str) -> bool:
    """Return whether a word may be a verb in the past: called, and not Ahmed or need."""
    if word in _ONLY_LIKE_PASTS:
        return False
    return word.islower() and word.endswith("ed") and len(word) > len("need")
