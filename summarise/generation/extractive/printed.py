"""A sentence as a paragraph prints it: without what belongs to the page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.common.text.sentences import dateline_end
from summarise.common.text.words import Span
from summarise.generation.extractive.english import PLACES_IN_PICTURES

_BULLET = re.compile(r"^[•▪●◦‣·*–—-] +")  # of a list, whose points may stand in a paragraph
_OPENING = 4  # sentences of which one may have the dateline
_PLACES = re.compile(
    rf" ?[(\[](?:{PLACES_IN_PICTURES})(?:,? [^()\[\]]{{0,40}})?[)\]]|, (?:who is )?pictured(?: [^,.()]{{0,30}})?,(?= (?!and\b))",
    re.IGNORECASE,
)


def printed_sentences(text: str, spans: Sequence[Span]) -> list[str]:
    """Return an article's sentences as they are printed; a dateline is no part of the first ones."""
    sentences = [" ".join(text[a:b].split()) for a, b in spans]
    for i, sentence in enumerate(sentences[:_OPENING]):  # a line of the page may come first
        sentences[i] = sentence[dateline_end(sentence) :]
    return [as_printed(sentence) for sentence in sentences]


def as_printed(sentence: str) -> str:
    """Return a sentence without a bullet, and without where in a picture someone is."""
    return _PLACES.sub("", _BULLET.sub("", sentence))
