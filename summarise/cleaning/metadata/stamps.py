"""Stamps: lines that say when something was, and nothing else: a time, a minute of a match, a day, a year."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from summarise.cleaning.languages import alternatives, collect
from summarise.cleaning.metadata.date import is_date_word, is_month

MOST_STAMP_CHARACTERS = 40
_MOST_STAMP_WORDS = 7
_SIGNS = ",:|·•–—-()"
_YEAR = re.compile(r"(?:1\d|20)\d\d(?:[–/-](?:1\d|20)?\d\d)?")  # 1962, 1914-1918
_WHEN = re.compile(
    rf"{_YEAR.pattern}"
    r"|\d{1,2}(?:[:h]\d{2}){1,2}(?:h|[ap]\.?m\.?)?|\d{1,2}(?:h|[ap]\.?m\.?)"  # 14:32, 9h30, 4pm
    r"|(?:[01]?\d|2[0-4])\.[0-5]\d(?:h|[ap]\.?m\.?)?"  # 18.45, 4.12pm, but no price such as 5.99
    r"|\d{1,3}\.?(?:\+\d{1,2})?['’′]|\d{2,3}\.(?:\+\d{1,2}\.?)?"  # 90+2', 61., 90.+2
    r"|\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})?|\d{4}-\d{2}-\d{2}",  # 3.5., 3/5/2024
    re.IGNORECASE,
)
_DAY = re.compile(rf"\d{{1,2}}(?:{alternatives(lambda of: of.ordinals)})?", re.IGNORECASE)
_CLOCK_WORDS = frozenset(("h", "uhr", "am", "pm", "a.m", "p.m"))
_BESIDE = frozenset(collect(lambda of: (*of.before_month, *of.before_year)))
_CLOCK = re.compile(r"(\d{1,3})(?:[:.h](\d\d))?(?![.\d]\d)\s?([ap])?\.?m?\b", re.IGNORECASE)
_OPENING = re.compile(
    r"([^\W_][^:|]{0,30}[\w.'’])(?:\s?[:|]|\s[–—-])\s+(?=\S)|(\d{1,2}(?:[:h]\d{2}(?: uhr| h)?|\.\d{2} (?:uhr|h)))[:.,]?\s",
    re.IGNORECASE,
)


class _Part(Enum):
    WHEN, DAY, MONTH, CLOCK_WORD, OTHER = range(5)


def is_stamp(line: str) -> bool:
    """Tell whether a line says when something was, and nothing else: `18.45 Uhr`, `March 1974`, `90+2'`."""
    if len(line) > MOST_STAMP_CHARACTERS:
        return False
    found = set[_Part]()
    words = line.split()
    for word in words:
        if (part := _part(word)) is None:
            return False
        found.add(part)
    dated = _Part.DAY in found and not found.isdisjoint((_Part.MONTH, _Part.CLOCK_WORD))
    return len(words) <= _MOST_STAMP_WORDS and (_Part.WHEN in found or dated)


@lru_cache(maxsize=1 << 14)
def _part(word: str) -> _Part | None:
    """Return what a word may be in a stamp, None if it is in none."""
    bare = word.strip(_SIGNS).lower()
    if not bare or bare in _BESIDE:
        return _Part.OTHER
    if _WHEN.fullmatch(bare):
        return _Part.WHEN
    if _DAY.fullmatch(bare):
        return _Part.DAY
    if is_month(bare):
        return _Part.MONTH
    if bare.rstrip(".") in _CLOCK_WORDS:
        return _Part.CLOCK_WORD
    return _Part.OTHER if is_date_word(bare) else None


def opens_with_stamp(text: str) -> bool:
    """Tell whether a text goes on behind a stamp: `14:32: The bridge is closed.`"""
    opening = _OPENING.match(text)
    return opening is not None and is_stamp(opening[1] or opening[2])


def is_moment(stamp: str) -> bool:
    """Tell whether a stamp has both a year and a time."""
    year = _YEAR.search(stamp)
    return bool(year and (":" in stamp or any(w.lower() in _CLOCK_WORDS for w in stamp.split())))


def stamp_order(stamp: str) -> int | None:
    """Return a number that is greater for a later stamp of its kind, by its year, else its time; None for others."""
    if year := _YEAR.search(stamp):
        return int(year[0][:4])
    clock = _CLOCK.match(stamp)
    if not clock or any(is_month(word.strip(_SIGNS).lower()) for word in stamp.split()):
        return None
    hours, minutes, half = int(clock[1]), int(clock[2] or 0), (clock[3] or "").lower()
    return 60 * (hours % 12 + 12 * (half == "p") if half else hours) + minutes
