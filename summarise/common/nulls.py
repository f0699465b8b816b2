"""Tell where data frames and people have no value."""

from __future__ import annotations

from math import isnan


def is_null(value: object) -> bool:
    """Tell whether a field has no value: null, or the NaN that data frames write in its place."""
    return value is None or (isinstance(value, float) and isnan(value))


def is_blank(value: object) -> bool:
    """Tell whether a field says nothing: no value, a string of white space, or an empty list."""
    if isinstance(value, str):
        return not value.strip()
    return is_null(value) or (isinstance(value, list | tuple) and not value)
