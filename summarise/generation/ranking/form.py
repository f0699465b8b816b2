"""Whether a draft has the form of a headline: one clause that stands by itself."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from summarise.common.text.words import FUNCTION_WORDS, tokens
from summarise.generation.postprocess.headlines import is_complete, is_fluent
from summarise.generation.postprocess.lengths import Bounds
from summarise.generation.ranking.english import POINTING, READER, SAID, WAITING
from summarise.generation.ranking.source import stems

_FOREIGN = frozenset("?!/;|*")  # marks of questions, labels and lists
_MOST_COMMAS = 2


def is_headline(draft: str, bounds: Bounds) -> bool:
    """Return whether a draft keeps to its length, is in one piece, and says no word too often."""
    words = tokens(draft)
    if not words or not (bounds.fits(draft) and is_complete(draft) and is_fluent(draft)):
        return False
    if words[0] in POINTING or words[-1] in WAITING or not READER.isdisjoint(words):
        return False
    if words[-1] in SAID and "," not in draft:
        return False
    if _FOREIGN & set(draft) or draft.count(",") > _MOST_COMMAS:
        return False
    says_something = any(w.islower() and w not in FUNCTION_WORDS for w in draft.split())
    return says_something and not _repeats(draft, words)


def _repeats(draft: str, words: list[str]) -> bool:
    """Return whether a draft stutters, or says one thing three times, or two of them twice."""
    often = [n for said, n in Counter(stems(draft)).items() if n > 1 and len(said) > 1]
    stutters = any(a == b and len(a) > 1 for a, b in pairwise(words))
    return stutters or len(often) > 1 or max(often, default=0) > 2
