"""Initials that have an element of their own, and are the first letter of the paragraph below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.cleaning.blocks.segment import Segment

_WORD = re.compile(r"\w+")
_INITIAL = re.compile(r"[“\"«‘„¿¡(]?\s?[^\W\d_]")
_WORDS_OF_ONE = frozenset("AEIOUYÀÈÉÓÚÅÖ")  # that a language has, such as “A” and “I”


def is_initial(text: str) -> bool:
    """Tell whether a block is one capital letter, at most with a mark before it."""
    return len(text) <= 3 and _INITIAL.fullmatch(text) is not None and text[-1].isupper()


class PageWords:
    """The words of a page's blocks but the last, each block read once, and not before somebody asks.

    Args:
        blocks: of the page, to which others are added; the last may be replaced.
    """

    def __init__(self, blocks: Sequence[Segment]) -> None:
        self._blocks, self._read = blocks, 0
        self._words = set[str]()

    def __contains__(self, word: str) -> bool:
        last = len(self._blocks) - 1
        for block in self._blocks[self._read : last]:
            self._words.update(_WORD.findall(block.text.lower()))
        self._read = last
        return word in self._words


def join_initial(initial: str, below: str, page: PageWords) -> str | None:
    """Return a paragraph with the initial above it, None where that is none of its letters.

    Args:
        initial: the block above, the page's last.
        below: the paragraph.
        page: tells whether the letter is a word by itself.
    """
    if not below[:1].islower():
        return None
    rest = _WORD.match(below)
    if initial[-1] in _WORDS_OF_ONE and rest and len(rest[0]) > 1:
        word = rest[0].lower()
        whole = initial[-1].lower() + word
        behind = _WORD.findall(below[rest.end() :].lower())
        if (word in page or word in behind) and not (whole in page or whole in behind):
            return f"{initial} {below}"
    return initial + below
