"""When an article was published: a date in a line, and lines that are a date and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache

from dateutil import parser as dateparser

from summarise.cleaning.languages import LANGUAGES, alternatives
from summarise.cleaning.metadata.months import month_names

MOST_DATE_WORDS = 16  # of a line that is a date and nothing else
_MOST_LINE_CHARACTERS = 200
_MOST_FOREIGN_LETTERS = 4  # in a line that is a date and nothing else

_MONTHS = month_names()
_MONTH = rf"(?:{'|'.join(map(re.escape, _MONTHS))})\b\.?"
_ORDINALS = alternatives(lambda of: of.ordinals)
_ORDINALS_BEHIND_MONTH = "|".join(
    ordinal for language in LANGUAGES if language.month_first for ordinal in language.ordinals
)
_DAY_FIRST = (
    rf"\d{{1,2}}(?:{_ORDINALS})?(?:\s+|-)(?:(?:{alternatives(lambda of: of.before_month)}) )?"
    rf"{_MONTH}(?:,?\s+|-)(?:(?:{alternatives(lambda of: of.before_year)}) )?\d{{4}}"
)
_MONTH_FIRST = rf"{_MONTH}\s+\d{{1,2}}(?:{_ORDINALS_BEHIND_MONTH})?,?\s+\d{{4}}"
# 2025年3月4日, 2025년 3월 4일
_EASTERN = r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]?"
# 2025.3.4, 2025. 3. 4., 2025/3/4: versions are written so, but with words of Latin letters beside
_EASTERN_WORD = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
_SHORT_NUMBERS = (
    rf"(?:^|(?<={_EASTERN_WORD})|(?<={_EASTERN_WORD}[\s:：])|(?<={_EASTERN_WORD}[:：]\s))"
    r"\d{4}(?:(?P<by>[-./])\d{1,2}(?P=by)\d{1,2}|\.\s\d{1,2}\.\s\d{1,2}\.?)"
    r"(?![./-]?\d)(?!.{0,99}[A-Za-z\u0400-\u04ff])"
)
_NUMBERS_OF_DAY = r"\d{4}-\d{2}-\d{2}|(?<![\d./-])\d{4}/\d{2}/\d{2}(?![./-]?\d)"
_DAY = (
    rf"(?P<day>{_NUMBERS_OF_DAY}|{_SHORT_NUMBERS}|{_EASTERN}|{_DAY_FIRST}|{_MONTH_FIRST}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{4})"
)
_TIME = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?(?:\s*(?P<half>[ap])(?:\. ?)?m\b\.?)?"
_ZONE = r"(?P<zone>Z|(?:GMT|UTC)(?![+-])|[+-]\d{2}:?\d{2})"
DATE = re.compile(
    rf"{_DAY}(?:[T,\s·|–—-]+(?:(?:{alternatives(lambda of: of.before_time)})\s+)?{_TIME}\s*{_ZONE}?)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_ENDS_OF_MONTHS = tuple(_MONTHS)
_SAME_LETTERS = str.maketrans("ſı", "si")  # for patterns that take no notice of case
_MONTH_WORD = re.compile(rf"\b{_MONTH}", re.IGNORECASE)
ZONES = (
    r"gmt|utc|bst|(?:we|ce|ee)s?t|ae[ds]t|ac[ds]t|aw[ds]t|nz[ds]t|[acempw][ds]?t|ist|sast|wat|eat"
)
"""Time zones as they stand behind a time; for text in any case."""
_TWELVE_HOURS = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_AMERICAN = re.compile(r"\b(?:[ECMP][DS]?T|AK[DS]T|HST)\b")
_NOT_AMERICAN = re.compile(
    r"\b(?:GMT|UTC|BST|IST|(?:CE|EE|WE)S?T|AE[DS]T|AC[DS]T|AW[DS]T|NZ[DS]T|SAST|WAT|EAT)\b"
)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2\d{4}(?!\d)")
_LATER = re.compile(rf"\b(?:{alternatives(lambda of: of.not_first)})\b", re.IGNORECASE)
_ZONE_WORD = re.compile(rf"^\s*(?:{ZONES})\b", re.IGNORECASE)
_DATE_WORDS = re.compile(
    rf"(?:\b|(?<=\d))({alternatives(lambda of: of.date_words)}|[ap]\.?m|{ZONES})\b\.?",
    re.IGNORECASE,
)
# what Chinese, Japanese and Korean papers put beside a date: who wrote and who published it
_EASTERN_WORDS = re.compile(
    r"(?:来源|來源|出处)\s*[:：]\s*\S+|(?:记者|記者|作者|编辑|編輯|责编|責編)\s*[:：]?\s*\w{2,4}"
    r"|发布|發布|公開|配信|掲載|입력|수정|승인|등록|기자"
)


@lru_cache(maxsize=256)
def parse_date(text: str, month_first: bool = False) -> str | None:
    """Return the first date of a line as ISO 8601, with the time when the line has one; None without.

    Args:
        text: the line.
        month_first: whether numbers such as 03/02/2025 are read as Americans do, where nothing in
            the line tells; see `numbers_order`.
    """
    match = DATE.search(text) if has_year(text) else None
    if not match:
        return None
    order = numbers_order(text)
    return _iso(match, month_first if order is None else order)


@lru_cache(maxsize=256)
def dates_of(
    line: str, month_first: bool = False, english: bool = True
) -> tuple[tuple[str, bool], ...]:
    """Return each date of a line, and whether it is of a later version, or of an earlier step.

    Args:
        line: such as `Updated 9 April 2024, first published 5 March 2024`.
        month_first: see `parse_date`.
        english: see `numbers_order`.
    """
    if not has_year(line):
        return ()
    found, end = list[tuple[str, bool]](), 0
    order = numbers_order(line, english)
    for match in DATE.finditer(line):
        if iso := _iso(match, month_first if order is None else order):
            found.append((iso, bool(_LATER.search(line, end, match.start()))))
        end = match.end()
    return tuple(found)


def numbers_order(text: str, english: bool = True) -> bool | None:
    """Return whether a text writes its dates in numbers month first, None where it does not tell.

    It tells by a number above 12, by its time zone and, in English, by a clock of twelve hours.
    """
    for first, _, second in _NUMBERS.findall(text):
        if int(first) > 12 or int(second) > 12:
            return int(second) > 12
    if _NOT_AMERICAN.search(text):
        return False
    american = _AMERICAN.search(text) or (english and _TWELVE_HOURS.search(text))
    return True if american else None


def ambiguous_date(text: str) -> str | None:
    """Return the first date of a text, if it is one in numbers that may be read in two ways."""
    match = DATE.search(text) if has_year(text) else None
    numbers = _NUMBERS.fullmatch(match["day"]) if match else None
    if not numbers or numbers[1] == numbers[3] or numbers_order(text) is not None:
        return None
    return numbers[0]


def _iso(match: re.Match[str], month_first: bool) -> str | None:
    """Return the date that `DATE` matched as ISO 8601, None where there is no such day."""
    try:
        day = _day(match["day"], month_first)
        if match["minute"] is None and match["half"] is None:  # a lone number is no time
            return day.isoformat()
        hour = int(match["hour"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        clock = time(hour, int(match["minute"] or 0), int(match["second"] or 0))
        moment = datetime.combine(day, clock)
    except (ValueError, OverflowError):
        return None
    zone = (match["zone"] or "").upper()
    if zone in {"Z", "GMT", "UTC"}:
        zone = "+00:00"
    return moment.isoformat() + re.sub(r"(\d{2}):?(\d{2})", r"\1:\2", zone)


def _day(text: str, month_first: bool) -> date:
    """Return a day from its words or numbers.

    Raises:
        ValueError: there is no such day.
    """
    word = _MONTH_WORD.search(text)
    if not word and _YEAR.match(text):
        return date(*map(int, re.findall(r"\d+", text)))
    if not word:
        day_first = not month_first
        return dateparser.parse(text, dayfirst=day_first).date()
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    return date(numbers[1], _month_number(word[0].rstrip(".").lower()), numbers[0])


@lru_cache(maxsize=256)
def _month_number(name: str) -> int:
    if name in _MONTHS:
        return _MONTHS[name]
    return next(  # patterns take a few letters for one another that are not equal
        number
        for form, number in _MONTHS.items()
        if re.fullmatch(re.escape(form), name, re.IGNORECASE)
    )


def is_month(word: str) -> bool:
    """Return whether a word is the name of a month, or short for one."""
    return word.rstrip(".").lower() in _MONTHS


def is_date_word(word: str) -> bool:
    """Return whether a word may stand beside a date: a weekday, a time zone, `published`."""
    return _DATE_WORDS.fullmatch(word) is not None


def parse_date_line(line: str) -> str | None:
    """Return the date of a line that is a date and nothing else: `Published: 3 May 2025, 6:15pm GMT`."""
    if len(line) > _MOST_LINE_CHARACTERS or len(line.split()) > MOST_DATE_WORDS:
        return None
    if (found := parse_date(line)) is None:
        return None
    rest = _EASTERN_WORDS.sub("", _DATE_WORDS.sub("", DATE.sub("", line)))
    rest = re.sub(r"\d{1,2}[:.h]\d{2}|[\W\d_]", "", rest)
    return found if len(rest) <= _MOST_FOREIGN_LETTERS else None


def ends_date(text: str) -> bool:
    """Return whether what stands behind a date is but its time zone."""
    return not _ZONE_WORD.sub("", text).strip(" .")


# What is asked of single words, so that few lines need be asked for a date


def has_year(text: str) -> bool:
    """Return whether a text has the four digits that every date here has."""
    return not text.isalpha() and bool(_YEAR.search(text))


def may_be_date(words: Iterable[str]) -> bool:
    """Return whether a line may be a date and nothing else, by each of its words, in lower case."""
    words = list(words)
    return any(map(_stands_beside_year, words)) and not any(map(_is_foreign, words))


@lru_cache(maxsize=1 << 14)
def _stands_beside_year(word: str) -> bool:
    """Return whether a word is what a date has beside its year: a month, or one or two digits."""
    if word.isdecimal():
        return len(word) <= 2
    if "年" in word or "년" in word:
        return True
    return word.translate(_SAME_LETTERS).endswith(_ENDS_OF_MONTHS)


@lru_cache(maxsize=1 << 14)
def _is_foreign(word: str) -> bool:
    """Return whether no line with this word is a date and nothing else: a long word, none of a date's."""
    if sum(map(str.isalpha, word)) <= _MOST_FOREIGN_LETTERS or any(map(str.isdigit, word)):
        return False
    return not (_DATE_WORDS.fullmatch(word) or _stands_beside_year(word))
