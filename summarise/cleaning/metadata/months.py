"""The names of months in all languages: CLDR's, by way of babel, and a few short forms."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from summarise.cleaning.languages import LANGUAGES
from summarise.cleaning.languages.base import Language


def month_names() -> dict[str, int]:
    """Return the names and short names of months, in lower case, and their numbers, 1 to 12.

    A name that two languages have for different months is the first language's.
    """
    names: dict[str, int] = {}
    for language in LANGUAGES:
        for name, month in _months(language):
            names.setdefault(name, month)
    return names


def _months(language: Language) -> Iterator[tuple[str, int]]:
    # as they stand in a date, where some languages inflect them
    widths = Locale(language.code).months["format"]
    for width in ("wide", "abbreviated"):
        for month, name in widths[width].items():
            yield name.lower().rstrip("."), month
    for month, names in language.month_forms.items():
        yield from ((name, month) for name in names)
