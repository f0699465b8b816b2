"""When a record was published, where it says so in digits."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal

_NUMBER = re.compile(r"(\d+)(?:\.\d*)?")
_SECONDS, _MILLISECONDS = (9, 10), (12, 13)  # digits of moments from 1973 to 2286
_DAY, _CLOCK = 8, 14  # digits of 20260314 and 20260314093000
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b(.*)", re.DOTALL)


def read_moment(value: str | float | Decimal) -> str | None:
    """Return a value with its day as ISO 8601 writes it; None where it is no date in digits.

    Args:
        value: 20260314, 20260314093000, 2026/3/14 (with a time or not), or seconds or milliseconds
            since 1970, which are UTC.
    """
    said = str(value).strip()
    if by_year := _YEAR_FIRST.fullmatch(said):
        year, month, day, time = by_year.groups()
        return f"{year}-{month:0>2}-{day:0>2}{time}"
    number = _NUMBER.fullmatch(said)
    digits = number[1] if number else ""
    with suppress(ValueError):
        if len(digits) == _DAY:
            return datetime.strptime(digits, "%Y%m%d").date().isoformat()
        if len(digits) == _CLOCK:
            return datetime.strptime(digits, "%Y%m%d%H%M%S").isoformat()
    for lengths, unit in ((_SECONDS, 1), (_MILLISECONDS, 1000)):
        if len(digits) in lengths:
            return datetime.fromtimestamp(int(digits) / unit, UTC).isoformat(timespec="seconds")
    return None
