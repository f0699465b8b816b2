"""Statements: articles that say who made one, with a colon, and go on in its words.

Their first sentences are a paragraph, as no other of theirs are: who speaks stands in the first alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.generation.extractive.prose import is_of_page, is_prose
from summarise.generation.extractive.references import References
from summarise.generation.postprocess.lengths import Bounds
from summarise.generation.postprocess.paragraphs import straight_marks

_ANNOUNCES = re.compile(r"\b(?:statement|said|says)\b[^:]*:$")
_OPENS = ('"', "“")
_CLOSES = ('"', "”")
_MOST = 3  # sentences of the statement
_STEP = 0.5  # of the way to the most words, from which there is enough


def statement(texts: Sequence[str], bounds: Bounds) -> list[int]:
    """Return the first sentences of an article that opens as a statement; none where it does not.

    They end before a line of the page.

    Args:
        texts: the article's sentences.
        bounds: how long the paragraph may be, its quotation closed.
    """
    if len(texts) < 2 or not _says_who(texts[0]) or not texts[1].startswith(_OPENS):
        return []
    enough = bounds.least + _STEP * (bounds.most - bounds.least)
    end = 1
    for longer in range(2, min(1 + _MOST, len(texts)) + 1):
        opens_again = longer > 2 and texts[longer - 1].startswith(_OPENS)
        done = end > 1 and _is_closed(texts[1:end])
        ample = bounds.size(" ".join(texts[:end])) >= enough
        too_long = bounds.is_too_long(with_quotation_closed(" ".join(texts[:longer])))
        if opens_again or done or ample or too_long or is_of_page(texts[longer - 1]):
            break
        end = longer
    fits = end > 1 and bounds.size(" ".join(texts[:end])) >= bounds.least
    return list(range(end)) if fits else []


def with_quotation_closed(text: str) -> str:
    """Return a text with the mark that closes what it quotes at its end, where that goes on in the article."""
    if text.endswith(_CLOSES):
        return text
    if text.count("“") > text.count("”"):
        return f"{text}”"
    return f'{text}"' if straight_marks(text) % 2 else text


def _says_who(sentence: str) -> bool:
    """Return whether a sentence announces what someone said, and needs none before it to tell who."""
    announces = _ANNOUNCES.search(sentence) and is_prose(f"{sentence[:-1]}.")
    stands_alone = not is_of_page(sentence) and not References([sentence]).needs(0)
    return bool(announces) and stands_alone


def _is_closed(said: Sequence[str]) -> bool:
    """Return whether the last of some sentences of a quotation ends it."""
    return with_quotation_closed(" ".join(said)) == " ".join(said)
