"""A sentence as a paragraph prints it: without what belongs to the page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarise.common.text.datelines import dateline_end
from summarise.common.text.names import full_names
from summarise.common.text.words import Span
from summarise.generation.extractive.english import (
    OF_PARTIES,
    PLACE_IN_BRACKETS,
    SIDE_IN_BRACKETS,
)
from summarise.generation.extractive.lead_capitals import without_lead_capitals

_BULLET = re.compile(r"^[•▪●◦‣·*–—-] +")  # of a list, whose points may stand in a paragraph
_PLACES = re.compile(
    rf" ?{PLACE_IN_BRACKETS}|, (?:who is )?pictured(?: [^,.()]{{0,30}})?,(?= (?!and\b))",
    re.IGNORECASE,
)
_SIDE = re.compile(rf"(?<=\S) {SIDE_IN_BRACKETS}")
_OF_PARTIES = re.compile(rf"\b(?:{OF_PARTIES})\b", re.IGNORECASE)
_ROOM = 80  # characters for who stands at a side
_PERSON = re.compile(  # no Social Democrats, and nobody of Die Linke
    r"(?<!\bof )\b(?<!-)[A-Z][\w’'-]+ (?!\w*(?:crats|erals|icans|ists|ives)\b)[A-Z][\w’'-]+(?:, \d\d)?,?\Z"
)
_INSTITUTION = re.compile(r"\b[Tt]he(?: [A-Z][\w’'-]*)+\Z")
_LABEL = re.compile(r"^[QA]: (?=\S)")  # of questions and answers
_CODES = re.compile(r" ?<[A-Z0-9.=^]{2,12}>")  # of a company or index, in an agency's copy


def printed_sentences(text: str, spans: Sequence[Span], title: str = "") -> list[str]:
    """Return an article's sentences as they are printed, without datelines and capitals of the layout.

    A dateline may stand further down, behind lines of the page. Points of a list that a line with a
    colon announces keep their bullets, since they are no sentences of their own.
    """
    lines = [" ".join(text[a:b].split()) for a, b in spans]
    starts = {
        spans[0].start if spans else 0,
        *(second.start for first, second in pairwise(spans) if _parted(text, first, second)),
    }
    announced, printed = False, []
    for before, line, (start, _) in zip(["", *lines], lines, spans, strict=False):
        is_point = bool(_BULLET.match(line))
        announced = announced or (is_point and before.endswith(":"))
        kept = announced and is_point
        said = line if kept else as_printed(line[dateline_end(line) :])
        printed.append(without_lead_capitals(said, text, title) if start in starts else said)
    return printed


def _parted(text: str, before: Span, after: Span) -> bool:
    """Return whether a blank line parts two sentences."""
    return "\n\n" in text[before.end : after.start]


def as_printed(sentence: str) -> str:
    """Return a sentence without a bullet or label, codes of companies, and where in a picture someone is."""
    sentence = _LABEL.sub("", _BULLET.sub("", sentence))
    return _CODES.sub("", _PLACES.sub("", _without_sides(sentence)))


def _without_sides(sentence: str) -> str:
    """Return a sentence without the sides of a picture; those where a party stands are left."""
    of_parties = _OF_PARTIES.search(sentence)

    def kept(side: re.Match[str]) -> str:
        stays = (
            not _is_of_person(sentence, side) if of_parties else _is_of_institution(sentence, side)
        )
        return side[0] if stays else ""

    return _SIDE.sub(kept, sentence)


def _is_of_person(sentence: str, side: re.Match[str]) -> bool:
    """Return whether a first name and a surname stand before a side; a party's name has ordinary words, or `of` before it."""
    before = _PERSON.search(sentence, max(0, side.start() - _ROOM), side.start())
    return before is not None and any(full_names(before[0]))


def _is_of_institution(sentence: str, side: re.Match[str]) -> bool:
    return _INSTITUTION.search(sentence, max(0, side.start() - _ROOM), side.start()) is not None
