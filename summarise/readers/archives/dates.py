"""Dates as archives write them, to forms that every reader of dates knows."""

from __future__ import annotations

import re

_EAST_ASIAN = re.compile(
    r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?(?:\D*?(\d{1,2}):(\d{2}))?"
)
_BASIC = re.compile(r"\b(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?(?!\w)")
# January 11, 2010 Monday 6:10 PM
_WEEKDAY = re.compile(r"(\b\d{4}),?\s+[^\W\d_]+,?\s+(?=\d{1,2}:\d{2})")


def plain_date(said: str) -> str:
    """Return a date in one line: ISO 8601 for East Asian and basic ones, others without a weekday."""
    said = " ".join(said.split())
    if found := _EAST_ASIAN.search(said):
        year, month, day, hour, minute = found.groups()
        date = f"{year}-{int(month):02}-{int(day):02}"
        return f"{date}T{int(hour):02}:{minute}" if hour else date
    if found := _BASIC.search(said):
        year, month, day, hour, minute, second, zone = found.groups()
        date = f"{year}-{month}-{day}"
        return f"{date}T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else date
    return _WEEKDAY.sub(r"\1 ", said)
