"""Which titles say what an article says, and their sentence case; for English.

A question, a teaser or a label teaches to write the same, whatever the article holds.
"""

from __future__ import annotations

import re
from collections.abc import Set

from summarise.generation.postprocess.headlines import without_full_stop
from summarise.generation.postprocess.truecasing import truecase

_LABELS = (
    "opinion watch video live photo photos analysis editorial column review listen podcast "
    "transcript read here why how what"
).split()
_TEASER = re.compile(
    rf"\?|\||\.\.\.|…"  # a question, two parts, something left out
    rf"|^({'|'.join(_LABELS)}|the \d+|\d+ )\b"
    rf"|\b(I|you|your|we|our)\b",  # speaks to the reader
    re.IGNORECASE,
)
_NAMED = re.compile(r" - [A-Z][\w ]+$|^[A-Z][\w.]+ [A-Z]\w+:")  # by the outlet, by a speaker
_WORD = re.compile(r"[A-Za-z][\w'’]*")
_LONG_WORD = 4  # letters; shorter ones keep their case in title case too
_CAPITAL_SHARE = 0.75  # of long words after the first


def is_teaser(title: str) -> bool:
    """Return whether a title asks, teases, labels or speaks to the reader instead of telling."""
    return bool(_TEASER.search(title) or _NAMED.search(title))


def is_title_case(title: str) -> bool:
    """Return whether most words of a title have a capital, or all are in capitals."""
    words = [word for word in _WORD.findall(title)[1:] if len(word) >= _LONG_WORD]
    capital = sum(word[0].isupper() for word in words)
    return title.isupper() or (bool(words) and capital / len(words) > _CAPITAL_SHARE)


def sentence_case(title: str, article: str, ordinary: Set[str] = frozenset()) -> str | None:
    """Return a title as its sentence would be written, without a full stop.

    Words get the case that the article gives them.

    Args:
        title: in any case.
        article: the text below it.
        ordinary: folded words that name nothing.

    Returns:
        None where truecasing would change more than case.
    """
    if is_title_case(title):
        cased = truecase(title, article, ordinary)
        if cased.lower() != title.lower():
            return None
        title = cased
    return without_full_stop(title)
