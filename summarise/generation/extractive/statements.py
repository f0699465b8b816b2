"""Statements: articles that say who made one, with a colon, and go on in its words.

Their first sentences are a paragraph, as no other of theirs are: who speaks stands in the first alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.generation.postprocess.lengths import Bounds

_ANNOUNCES = re.compile(r"\b(?:statements?|remarks|comments?|reaction|reacted|said|says)\b.*:$")
_OPENS = ('"', "“")
_CLOSING = {'"': '"', "“": "”"}
_MOST = 3  # sentences of the statement
_STEP = 0.5  # of the way to the most words, from which there is enough


def statement(texts: Sequence[str], bounds: Bounds) -> list[int]:
    """Return the first sentences of an article that opens as a statement; none where it does not.

    Args:
        texts: the article's sentences.
        bounds: how long the paragraph may be.
    """
    if len(texts) < 2 or not _ANNOUNCES.search(texts[0]) or not texts[1].startswith(_OPENS):
        return []
    enough = bounds.least + _STEP * (bounds.most - bounds.least)
    end = 1
    for longer in range(2, min(1 + _MOST, len(texts)) + 1):
        opens_again = longer > 2 and texts[longer - 1].startswith(_OPENS)
        done = end > 1 and _is_closed(texts[1:end])
        ample = bounds.size(" ".join(texts[:end])) >= enough
        if opens_again or done or ample or bounds.is_too_long(" ".join(texts[:longer])):
            break
        end = longer
    fits = end > 1 and bounds.size(" ".join(texts[:end])) >= bounds.least
    return list(range(end)) if fits else []


def with_quotation_closed(text: str) -> str:
    """Return a text with the mark that closes what it quotes at its end, where that goes on in the article."""
    is_open = text.count('"') % 2 == 1 or text.count("“") > text.count("”")
    mark = max(_OPENS, key=text.rfind)
    return text + _CLOSING[mark] if is_open else text


def _is_closed(said: Sequence[str]) -> bool:
    """Return whether the last of some sentences of a quotation ends it."""
    return with_quotation_closed(" ".join(said)) == " ".join(said)
