"""The names of months in all languages."""

from __future__ import annotations

from summarise.cleaning.languages import LANGUAGES


def month_names() -> dict[str, int]:
    """Return the names and short names of months, in lower case, and their numbers, 1 to 12.

    A name that two languages have for different months is the first language's.
    """
    names: dict[str, int] = {}
    for language in LANGUAGES:
        for number, month in enumerate(language.months, start=1):
            for name in month.split("|"):
                names.setdefault(name, number)
    return names
