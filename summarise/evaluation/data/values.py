"""Values of fields as people, data frames and data sets write them: nothing, ids, and how errors show them."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from decimal import Decimal

from summarise.common.nulls import is_blank


def id_of(value: object) -> str | None:
    """Return an id as text, or None where there is none.

    Tables and data sets take `2024-03-14` for a date; here it is again what was written. Numbers are their
    digits, as the table has them.

    Raises:
        TypeError: it is something else, such as a list.
    """
    if is_blank(value):
        return None
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise TypeError
    return str(value)


def shown(value: object) -> str:
    """Return a value as an error shows it."""
    return json.dumps(value, ensure_ascii=False, default=str)[:80]
