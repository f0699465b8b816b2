"""A sentence as a paragraph prints it: without what belongs to the page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.common.text.sentences import dateline_end
from summarise.common.text.words import Span
from summarise.generation.extractive.english import PLACES_IN_PICTURES

_BULLET = re.compile(r"^[•▪●◦‣·*–—-] +")  # of a list, whose points may stand in a paragraph
_PLACES = re.compile(
    rf" ?[(\[](?:{PLACES_IN_PICTURES})(?:,? [^()\[\]]{{0,40}})?[)\]]|, (?:who is )?pictured(?: [^,.()]{{0,30}})?,(?= (?!and\b))",
    re.IGNORECASE,
)


def printed_sentences(text: str, spans: Sequence[Span]) -> list[str]:
    """Return an article's sentences as they are printed, without datelines.

    A dateline may stand further down, behind lines of the page. Points of a list that a line with a
    colon announces keep their bullets, since they are no sentences of their own.
    """
    lines = [" ".join(text[a:b].split()) for a, b in spans]
    announced, printed = False, []
    for before, line in zip(["", *lines], lines, strict=False):
        is_point = bool(_BULLET.match(line))
        announced = announced or (is_point and before.endswith(":"))
        kept = announced and is_point
        printed.append(line if kept else as_printed(line[dateline_end(line) :]))
    return printed


def as_printed(sentence: str) -> str:
    """Return a sentence without a bullet, and without where in a picture someone is."""
    return _PLACES.sub("", _BULLET.sub("", sentence))
