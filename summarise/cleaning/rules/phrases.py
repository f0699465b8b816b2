"""Lines that a phrase gives away, and lines without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarise.cleaning.rules.cues import MOST_CUE_WORDS
from summarise.cleaning.rules.document import Mark, MarkedDocument

_LETTER = re.compile(r"[^\W\d_]")


def phrases(document: MarkedDocument) -> Iterator[Mark]:
    """Mark lines that a known phrase gives away, and long ones without a word."""
    for i, cue in document.cues.items():
        yield Mark(i, cue.label, cue.reason, cue.score)
    for i, words in enumerate(document.words):
        if words > MOST_CUE_WORDS and not _LETTER.search(document.texts[i]):
            yield Mark(i, "navigation", "has no word in it", 0.9)
