"""Byline, agency and publication date, from the short lines around an article's head."""

from __future__ import annotations

import re
from datetime import datetime, time

from dateutil import parser as dateparser

_AGENCY_NAMES = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "ap": "AP", "associated press": "AP",
    "the associated press": "AP", "afp": "AFP", "agence france-presse": "AFP", "aap": "AAP",
    "australian associated press": "AAP", "pa": "PA", "pa media": "PA",
    "press association": "PA", "dpa": "dpa", "bloomberg": "Bloomberg",
    "bloomberg news": "Bloomberg", "upi": "UPI", "xinhua": "Xinhua", "tass": "TASS", "efe": "EFE",
    "ansa": "ANSA", "kyodo": "Kyodo", "kyodo news": "Kyodo", "yonhap": "Yonhap", "pti": "PTI",
    "ani": "ANI", "ians": "IANS", "canadian press": "The Canadian Press",
    "the canadian press": "The Canadian Press", "cna": "CNA", "interfax": "Interfax",
}  # fmt: skip
_JOINERS = re.compile(r"\s*(?:,|/|\||&|\band\b|\bwith\b|\bvia\b)\s*", re.IGNORECASE)
_DATELINE = re.compile(r"^[^a-z]{0,60}[^()]{0,40}\((?P<agency>[A-Za-z .-]{2,30})\)\s*[-–—]")
_NAME = r"[^\W\d_][\w.’'-]*"
_BY = re.compile(
    rf"^(?:(?:words|written|story|report|reporting|text|analysis|review|opinion)\s+)?"
    rf"(?:by|por|par|von|di|door)\s*:?\s+(?P<who>{_NAME}.*)$",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"^((our |the )?(staff|news|sports?|business|political|city|web) "
    r"(writers?|reporters?|desk|team|staff|correspondents?)|news ?room|editorial (team|board)|"
    r"associated press staff|agencies)$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(correspondent|reporter|editor|writer|columnist|journalist|contributor|producer|"
    r"bureau chief|critic|analyst)\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"^[(\[]?\s*((additional |with )?(reporting|writing|editing|compiled) by|with inputs? from|"
    r"with (files|reporting) from|edited by)\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_TIME = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
_ZONE = r"(?P<zone>Z|(?:GMT|UTC)(?![+-])|[+-]\d{2}:?\d{2})"
_DAY = (
    rf"(?P<day>\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}})"
)
_DATE = re.compile(rf"{_DAY}(?:[T,\s·|–—-]+(?:at\s+)?{_TIME}\s*{_ZONE}?)?", re.IGNORECASE)
_DATE_WORDS = re.compile(
    r"\b(published|updated|posted|last|modified|first|created|on|at|by|date|"
    r"(mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|"
    r"[ap]\.?m|gmt|utc|bst|cet|[aew][ds]t|ae[ds]t|[ecmp][ds]t|ist|edition)\b\.?",
    re.IGNORECASE,
)


def agency(line: str) -> str | None:
    """The news agency a line names and nothing else: `Reuters`, `AAP with AP`, `(AFP)`."""
    parts = [part.strip(" ().") for part in _JOINERS.split(line.strip()) if part]
    names = [_AGENCY_NAMES.get(part.casefold()) for part in parts]
    return ", ".join(dict.fromkeys(n for n in names if n)) if names and all(names) else None


def dateline_agency(paragraph: str) -> str | None:
    """The agency in a dateline: `LONDON, June 12 (Reuters) - ...`."""
    match = _DATELINE.match(paragraph)
    return agency(match["agency"]) if match else None


def byline(line: str) -> str | None:
    """Who a line says wrote the article, without `By`; None when it is no byline."""
    if len(line.split()) > 20 or line.endswith(("?", "!", ":")):
        return None
    match = _BY.match(line)
    if match and match["who"][0].isupper():
        lower_case = sum(map(str.islower, match["who"].split()))
        if line.endswith(".") and lower_case > 2 and not date(line):
            return None  # a sentence: By Tuesday the water had reached the doors.
        who = re.sub(r"\s*[|•·]\s*.*$", "", match["who"])
        return who.rstrip(". ") or None
    if _DESK.match(line):
        return line
    named = re.match(rf"{_NAME}( {_NAME}){{1,3}}\s*[,|-]\s", line)
    if named and _ROLE.search(line) and not line.endswith("."):
        return line
    return None


def reporting_credit(line: str) -> bool:
    """Whether a line is the credit at an article's end: `(Reporting by ...; Editing by ...)`."""
    return bool(_REPORTING.match(line)) and len(line.split()) <= 60


def date(text: str) -> str | None:
    """The first date of a line as ISO 8601, with the time when the line has one; None without.

    Numbers such as 03/02/2025 are read day first.
    """
    match = _DATE.search(text)
    if not match:
        return None
    try:
        day = dateparser.parse(match["day"], dayfirst=not re.match(r"\d{4}-", match["day"])).date()
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


def date_line(line: str) -> str | None:
    """The date of a line that is a date and nothing else (`Published: 3 May 2025, 6:15pm GMT`)."""
    if len(line.split()) > 16 or (found := date(line)) is None:
        return None
    rest = _DATE_WORDS.sub("", _DATE.sub("", line))
    rest = re.sub(r"\d{1,2}[:.]\d{2}|[\W\d_]", "", rest)
    return found if len(rest) <= 4 else None
