"""Byline, agency and publication date, from the short lines around an article's head."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812
from datetime import datetime, time
from functools import lru_cache

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
_AGENCY_KEYS = tuple(_AGENCY_NAMES)
AGENCY_ENDS = frozenset(re.split(r"\W", name)[-1] for name in _AGENCY_NAMES)  # last words
# Harbour Post with AFP: an outlet of up to four words, each with a capital
_OUTLET_WITH = re.compile(r"^(?:[A-Z][\w.'’&-]* ){1,4}(?:with|via|avec|mit|con|com|met) (?=[A-Z(])")
_DATELINE = re.compile(r"^[^a-z]{0,60}[^()]{0,40}\((?P<agency>[A-Za-z .-]{2,30})\)\s*[-–—]")
_NAME = r"[^\W\d_][\w.’'-]*"
_BY = re.compile(
    rf"^(?:(?:words|written|story|report|reporting|text|texte|analysis|review|opinion|posted|"
    rf"published|escrito|publicado|scritto|geschrieben|geschreven|propos recueillis)\s+)?"
    rf"(?:by|por|par|von|di|door|authors?:|autor(?:en|a|as|es)?:|auteurs?:|autore:)"
    rf"\s*:?\s+(?P<who>{_NAME}.*)$",
    re.IGNORECASE,
)
_BY_ALONE = re.compile(
    r"^(?:(?:written|words|posted|published|escrito|publicado|scritto|geschrieben|geschreven)\s+)?"
    r"(?:by|por|par|von|door|authors?|autor(?:en|a|as|es)?|auteurs?|autore)\s*:?$",
    re.IGNORECASE,
)
_AFTER_WHO = re.compile(  # a separator, when it was published, under what
    r"(?:\s*[|•·—–/]|\s+-\s|\s+(?:in|on) [A-Z]|(?:Published|Updated|Posted|Last [Uu]pdated)\b).*$"
)
_CAPITAL_NAME = r"[^\W\d_a-z][\w.’'-]*"
_MORE_NAMES = rf"(?: (?:{_CAPITAL_NAME}|de|da|di|van|von|der|del|la))"
_FULL_NAME = re.compile(rf"^{_CAPITAL_NAME}{_MORE_NAMES}{{1,4}}$")
_SIGNATURE = re.compile(rf"^{_CAPITAL_NAME}{_MORE_NAMES}{{0,3}}$")
_DESK = re.compile(
    r"^((our |the )?(staff|news|sports?|business|political|city|web) "
    r"(writers?|reporters?|desk|team|staff|correspondents?)|news ?room|editorial (team|board)|"
    r"associated press staff|agencies)$",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"{_NAME}( {_NAME}){{1,3}}\s*[,|-]\s")
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
# English, German, French, Spanish, Portuguese, Italian, Dutch
_MONTHS = (
    "jan(?:uary?|uari|vier|v|eiro)?|enero|ene|gennaio|gen", "feb(?:ruary?|ruari|rero|braio)?"
    "|février|févr|fevereiro|fev", "mar(?:ch|s|zo|ço)?|märz|mrz|maart|mrt", "apr(?:il|ile)?"
    "|avril|avr|abril|abr", "may|mai|mayo|maio|maggio|mag|mei", "june?|juni|juin|junio|junho"
    "|giugno|giu", "july?|juli|juillet|juil|julio|julho|luglio|lug", "aug(?:ust|ustus)?|août"
    "|agosto|ago", "sept?(?:ember|embre|iembre|tembre)?|setembro|settembre|set", "o[ck]t(?:ober)?"
    "|octobre|octubre|outubro|out|ottobre|ott", "nov(?:ember|embre|iembre|embro)?",
    "dec(?:ember)?|dez(?:ember|embro)?|décembre|déc|diciembre|dic(?:embre)?",
)  # fmt: skip
_MONTH = rf"(?:{'|'.join(_MONTHS)})\b\.?"
_TIME = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
_ZONE = r"(?P<zone>Z|(?:GMT|UTC)(?![+-])|[+-]\d{2}:?\d{2})"
_DAY = (
    rf"(?P<day>\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s+(?:de |di )?{_MONTH},?\s+(?:de |del )?\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}})"
)
_DATE = re.compile(rf"{_DAY}(?:[T,\s·|–—-]+(?:at\s+)?{_TIME}\s*{_ZONE}?)?", re.IGNORECASE)
# Posted on 3 May 2025 by
_DATED = re.compile(rf"^(?:\w+ )?(?:on )?{_DATE.pattern}\W*", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_BESIDE_YEAR = re.compile(rf"\d\d?$|.*?{_MONTH}$", re.IGNORECASE)
_MONTH_WORD = re.compile(rf"\b{_MONTH}", re.IGNORECASE)
_DATE_WORDS = re.compile(
    r"\b(published|updated|posted|last|modified|first|created|on|at|by|date|"
    r"veröffentlicht|aktualisiert|stand|uhr|am|um|vom|publié|mis à jour|le|à|publicado|actualizado|"
    r"el|em|às|pubblicato|aggiornato|il|alle|gepubliceerd|bijgewerkt|op|om|"
    r"(mon|diens|donners|frei|sams|sonn)tag|mittwoch|(lun|mar|mercre|jeu|vendre|same)di|dimanche|"
    r"(maan|dins|woens|donder|vrij|zater|zon)dag|"
    r"(mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|"
    r"[ap]\.?m|gmt|utc|bst|cet|[aew][ds]t|ae[ds]t|[ecmp][ds]t|ist|edition)\b\.?",
    re.IGNORECASE,
)


_BEFORE_DATE = tuple(",|•·—–-")
_MOST_DATED_LENGTH, _MOST_NAMES = 100, 7  # characters; words before a date
_MOST_FOREIGN_LETTERS = 4  # in a line that is a date and nothing else
MOST_BYLINE_WORDS, MOST_DATE_WORDS = 20, 16  # of a line
BYLINE_OPENING = f"{_BY.pattern}|{_DESK.pattern}"  # in lower case
CREDIT_OPENING = _REPORTING.pattern


def agency(line: str) -> str | None:
    """The news agency a line names and nothing else but an outlet: `Reuters`, `Harbour Post with AFP`."""
    line = line.strip()
    if len(line) > 80 or not line.rstrip(" ).").casefold().endswith(_AGENCY_KEYS):
        return None
    if not line.lstrip(" (").casefold().startswith(_AGENCY_KEYS):
        line = _OUTLET_WITH.sub("", line)
    parts = [part.strip(" ().") for part in _JOINERS.split(line) if part]
    names = [_AGENCY_NAMES.get(part.casefold()) for part in parts]
    return ", ".join(dict.fromkeys(n for n in names if n)) if names and all(names) else None


def dateline_agency(paragraph: str) -> str | None:
    """The agency in a dateline: `LONDON, June 12 (Reuters) - ...`."""
    match = _DATELINE.match(paragraph)
    return agency(match["agency"]) if match else None


def byline(line: str) -> str | None:
    """Who a line says wrote the article, without `By`; None when it is no byline."""
    if len(line) > 200 or line.endswith(("?", "!", ":")) or len(line.split()) > MOST_BYLINE_WORDS:
        return None
    match = _BY.match(_DATED.sub("", line) if has_year(line) else line)
    if match and match["who"][0].isupper():
        lower_case = sum(map(str.islower, match["who"].split()))
        if line.endswith(".") and lower_case > 2 and not date(line):
            return None  # a sentence: By Tuesday the water had reached the doors.
        who = _DATE.split(match["who"], maxsplit=1)[0]
        return _AFTER_WHO.sub("", who).rstrip(" .,") or None
    if _DESK.match(line):
        return line
    if not line.endswith(".") and _NAMED.match(line) and _ROLE.search(line):
        return line
    return None


def byline_below(line: str) -> bool:
    """Whether a line announces the name on the next: `Written by`."""
    return len(line) < 30 and bool(_BY_ALONE.match(line))


def full_name(line: str) -> bool:
    """Whether a line has the form of a person's name and nothing else."""
    return len(line) < 50 and bool(_FULL_NAME.match(line))


def reporting_credit(line: str) -> bool:
    """Whether a line is the credit at an article's end: `(Reporting by ...; Editing by ...)`."""
    return bool(_REPORTING.match(line)) and len(line.split()) <= 60


def has_year(text: str) -> bool:
    """Whether a text has the four digits that every date here has."""
    return not text.isalpha() and bool(_YEAR.search(text))


def beside_year(word: str) -> bool:
    """Whether a word is what a date has beside its year: a month's name, or one or two digits."""
    return bool(_BESIDE_YEAR.match(word))


def foreign_to_date(word: str) -> bool:
    """Whether no line that has a word is a date and nothing else: it is long, and none of a date's."""
    if sum(map(str.isalpha, word)) <= _MOST_FOREIGN_LETTERS or any(map(str.isdigit, word)):
        return False
    return not (_DATE_WORDS.fullmatch(word) or beside_year(word))


def names_role(word: str) -> bool:
    """Whether a word is what one is who writes: `reporter`, `bureau` of `bureau chief`."""
    return word == "bureau" or bool(_ROLE.search(word))


@lru_cache(maxsize=256)
def date(text: str) -> str | None:
    """The first date of a line as ISO 8601, with the time when the line has one; None without.

    Numbers such as 03/02/2025 are read day first.
    """
    match = _DATE.search(text) if has_year(text) else None
    if not match:
        return None
    try:
        day = _day(match["day"])
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


def _day(text: str) -> Date:
    """A day from its words or numbers, numbers day first; ValueError when there is no such day."""
    word = _MONTH_WORD.search(text)
    if not word:
        return dateparser.parse(text, dayfirst=not re.match(r"\d{4}-", text)).date()
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    return Date(numbers[1], _month(word[0].rstrip(".").lower()), numbers[0])


@lru_cache(maxsize=256)
def _month(name: str) -> int:
    return next(i for i, form in enumerate(_MONTHS, 1) if re.fullmatch(form, name, re.IGNORECASE))


def date_line(line: str) -> str | None:
    """The date of a line that is a date and nothing else (`Published: 3 May 2025, 6:15pm GMT`)."""
    if len(line) > 200 or len(line.split()) > MOST_DATE_WORDS or (found := date(line)) is None:
        return None
    rest = _DATE_WORDS.sub("", _DATE.sub("", line))
    rest = re.sub(r"\d{1,2}[:.]\d{2}|[\W\d_]", "", rest)
    return found if len(rest) <= _MOST_FOREIGN_LETTERS else None


def name_and_date(line: str) -> bool:
    """Whether a line is a name or two and the date behind them (`The Ansel Courier, 16 July 2025`)."""
    names = _before_date(line)
    return names.endswith(_BEFORE_DATE) and len(names.split()) <= _MOST_NAMES


def signature(line: str) -> str | None:
    """The name in a line that has nothing else but the date behind it (`Ole Munt 16 July 2025`)."""
    names = _before_date(line)
    return names if _SIGNATURE.match(names) else None


def _before_date(line: str) -> str:
    """What stands before the date that ends a line; empty where no date does."""
    if len(line) > _MOST_DATED_LENGTH or not has_year(line):
        return ""
    *_, last = [None, *_DATE.finditer(line)]
    if last is None or line[last.end() :].strip(" ."):
        return ""
    return line[: last.start()].rstrip()
