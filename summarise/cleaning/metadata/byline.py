"""Who wrote an article: lines that say so, lines that announce a name, and credits at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarise.cleaning.languages import alternatives, collect
from summarise.cleaning.metadata.date import DATE, ZONES, ends_date, has_year, parse_date
from summarise.cleaning.metadata.names import names_alone

MOST_BYLINE_WORDS = 20
_MOST_BYLINE_CHARACTERS, _MOST_NAME_CHARACTERS, _MOST_ANNOUNCING_CHARACTERS = 200, 50, 30
_MOST_CREDIT_WORDS = 60
_MOST_DATED_CHARACTERS, _MOST_NAMES = 100, 7  # characters of the line; words before its date
_BEFORE_DATE = tuple(",|•·—–-")

_NAME = r"[^\W\d_][\w.’'-]*"
_AUTHOR = alternatives(lambda of: of.author)
_BY = re.compile(
    rf"^(?:(?:{alternatives(lambda of: (*of.written, *of.works))})\s+)?"
    rf"(?:{alternatives(lambda of: of.by)}|(?:{_AUTHOR}):)\s*:?\s+(?P<who>{_NAME}.*)$",
    re.IGNORECASE,
)
_BY_ALONE = re.compile(
    rf"^(?:(?:{alternatives(lambda of: of.written)})\s+)?"
    rf"(?:{alternatives(lambda of: of.by_above)}|{_AUTHOR})\s*:?$",
    re.IGNORECASE,
)
_AFTER_WHO = re.compile(  # a separator, when it was published, under what
    rf"(?:\s*[|•·—–/]|\s+-\s|\s+(?:{alternatives(lambda of: of.before_section)})(?: [A-Z]|\s*$)"
    rf"|(?:{alternatives(lambda of: of.before_update)})\b).*$"
)
# Posted on 3 May 2025 by
_DATED = re.compile(
    rf"^(?:\w+ )?(?:(?:{alternatives(lambda of: of.before_date)}) )?{DATE.pattern}"
    rf"(?:\s*(?:{ZONES})\b)?\W*",
    re.IGNORECASE,
)
_ENDS_BEFORE_DATE = re.compile(rf"\s+(?:{alternatives(lambda of: of.before_date)})$")
_CAPITAL_NAME = r"[^\W\d_a-z][\w.’'-]*"
_MORE_NAMES = rf"(?: (?:{_CAPITAL_NAME}|{alternatives(lambda of: of.name_particles)}))"
_FULL_NAME = re.compile(rf"^{_CAPITAL_NAME}{_MORE_NAMES}{{1,4}}$")
_SIGNATURE = re.compile(rf"^{_CAPITAL_NAME}{_MORE_NAMES}{{0,3}}$")
_DESK = re.compile(rf"^({alternatives(lambda of: of.desks)})$", re.IGNORECASE)
_NAMED = re.compile(rf"{_NAME}( {_NAME}){{1,3}}\s*[,|-]\s")
_ROLES = collect(lambda of: of.roles)
_ROLE = re.compile(rf"\b({'|'.join(_ROLES)})\b", re.IGNORECASE)
_ROLE_OPENINGS = frozenset(role.partition(" ")[0] for role in _ROLES if " " in role)
_REPORTING = re.compile(
    rf"^[(\[•▪●*–—-]?\s*({alternatives(lambda of: of.reporting_credits)})\b", re.IGNORECASE
)
BYLINE_OPENING = f"{_BY.pattern}|{_DESK.pattern}"
"""What a byline opens with, if it is not a name and a role; for text in lower case."""
CREDIT_OPENING = _REPORTING.pattern
"""What a credit opens with; for text in lower case."""


def parse_byline(line: str) -> str | None:
    """Return whom a line says wrote the article, without `By`; None when it is no byline."""
    if len(line) > _MOST_BYLINE_CHARACTERS or line.endswith(("?", "!", ":")):
        return None
    if len(line.split()) > MOST_BYLINE_WORDS:
        return None
    match = _BY.match(_DATED.sub("", line) if has_year(line) else line)
    if match and match["who"][0].isupper():
        lower_case = sum(map(str.islower, match["who"].split()))
        if line.endswith(".") and lower_case > 2 and not parse_date(line):
            return None  # a sentence: By Tuesday the water had reached the doors.
        who = DATE.split(match["who"], maxsplit=1)[0]
        who = _AFTER_WHO.sub("", who).rstrip(" ,")
        return (who if who.endswith(("Jr.", "Sr.")) else who.rstrip(" .,")) or None
    if _DESK.match(line):
        return line
    if not line.endswith(".") and _NAMED.match(line) and _ROLE.search(line):
        return line
    return None


def written_by(lines: Sequence[str], sites: frozenset[str] = frozenset()) -> str | None:
    """Return the names in the bylines of an article, or who stands in place of a name; None without.

    Args:
        lines: its bylines, and the credit at its end, which counts where nobody else is named.
        sites: names of the site and its publisher, which are no authors.
    """
    written = [line for line in lines if not is_reporting_credit(line)] or lines
    said = [parse_byline(line) or parse_signature(line) or line for line in written]
    names = [alone for who in said if (alone := names_alone(who, sites))]
    desks = [who for who in said if _DESK.match(who)]
    return ", ".join(dict.fromkeys(names or desks)) or None


def announces_byline(line: str) -> bool:
    """Return whether a line announces the name on the next: `Written by`."""
    return len(line) < _MOST_ANNOUNCING_CHARACTERS and bool(_BY_ALONE.match(line))


def is_full_name(line: str) -> bool:
    """Return whether a line has the form of a person's name and nothing else."""
    return len(line) < _MOST_NAME_CHARACTERS and bool(_FULL_NAME.match(line))


def is_reporting_credit(line: str) -> bool:
    """Return whether a line is the credit at an article's end: `(Reporting by ...; Editing by ...)`."""
    return bool(_REPORTING.match(line)) and len(line.split()) <= _MOST_CREDIT_WORDS


def names_role(word: str) -> bool:
    """Return whether a word is what one is who writes: `reporter`, `bureau` of `bureau chief`."""
    return word in _ROLE_OPENINGS or bool(_ROLE.search(word))


def is_name_and_date(line: str) -> bool:
    """Return whether a line is a name or two and a date: `The Ansel Courier, 16 July 2025`."""
    names = _before_date(line)
    return names.endswith(_BEFORE_DATE) and len(names.split()) <= _MOST_NAMES


def parse_signature(line: str) -> str | None:
    """Return the name in a line that has nothing else but the date behind it: `Ole Munt 16 July 2025`."""
    names = _ENDS_BEFORE_DATE.sub("", _before_date(line))
    return names if _SIGNATURE.match(names) else None


@lru_cache(maxsize=256)  # the lines about a head are asked again and again
def _before_date(line: str) -> str:
    """Return what stands before the date that ends a line; empty where no date does."""
    if len(line) > _MOST_DATED_CHARACTERS or not has_year(line):
        return ""
    *_, last = [None, *DATE.finditer(line)]
    if last is None or not ends_date(line[last.end() :]):
        return ""
    return line[: last.start()].rstrip()
