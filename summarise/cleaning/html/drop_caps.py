"""Initials that have an element of their own, and are the first letter of the paragraph below."""

from __future__ import annotations

import re
from collections.abc import Sequence

_INITIAL = re.compile(r"[“\"«‘„¿¡(]?\s?[^\W\d_]")
_WORDS_OF_ONE = frozenset("AEIOUYÀÈÉÓÚÅÖ")  # that a language has, such as “A” and “I”


def is_initial(text: str) -> bool:
    """Tell whether a block is one capital letter, at most with a mark before it."""
    return len(text) <= 3 and _INITIAL.fullmatch(text) is not None and text[-1].isupper()


def join_initial(initial: str, below: str, page: Sequence[str]) -> str | None:
    """Return a paragraph with the initial above it, None where that is none of its letters.

    Args:
        initial: the block above.
        below: the paragraph.
        page: other text of the page, to tell whether the letter is a word by itself.
    """
    if not below[:1].islower():
        return None
    rest = re.match(r"\w+", below)
    if initial[-1] in _WORDS_OF_ONE and rest and len(rest[0]) > 1:
        words = set(re.findall(r"\w+", " ".join([*page, below[rest.end() :]]).lower()))
        word = rest[0].lower()
        if word in words and initial[-1].lower() + word not in words:
            return f"{initial} {below}"
    return initial + below
