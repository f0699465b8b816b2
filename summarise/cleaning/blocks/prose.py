"""Tell running text from headlines, links and names."""

from __future__ import annotations

import re
from itertools import islice

PROSE_WORDS = 9  # a shorter sentence may be a caption or a teaser
_LONG_PROSE = 40  # words: with some sentences in them it needs no full stop
_SENTENCES = 2
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?…]\S?\s|[。！？।]")
_NO_FULL_STOP = ("\u0e00", "\u0eff")  # Thai and Lao have none
_READ = 5000  # characters in which sentences are looked for


def reads_as_prose(text: str, words: int, ends: bool) -> bool:
    """Tell whether a text reads as running text: long enough, and it ends as a sentence or has two.

    Args:
        text: the text.
        words: how many words it has.
        ends: whether it ends as a sentence does.
    """
    return words >= PROSE_WORDS and (ends or _runs_on(text, words))


def _runs_on(text: str, words: int) -> bool:
    """Tell whether a text that does not end as a sentence does is running text."""
    if text.endswith(":") or _NO_FULL_STOP[0] <= text[-1:] <= _NO_FULL_STOP[1]:
        return True
    if words < _LONG_PROSE:
        return False
    return len(list(islice(_SENTENCE_END.finditer(text, 0, _READ), _SENTENCES))) == _SENTENCES
