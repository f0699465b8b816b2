"""The names of months in all languages."""

from __future__ import annotations

from summarise.cleaning.languages import LANGUAGES

# of languages whose other words are not known: Russian and Ukrainian, as they stand in a date
_OTHERS = (
    "января|січня",
    "февраля|лютого",
    "марта|березня",
    "апреля|квітня",
    "мая|травня",
    "июня|червня",
    "июля|липня",
    "августа|серпня",
    "сентября|вересня",
    "октября|жовтня",
    "ноября|листопада",
    "декабря|грудня",
)


def month_names() -> dict[str, int]:
    """Return the names and short names of months, in lower case, and their numbers, 1 to 12.

    A name that two languages have for different months is the first language's.
    """
    names: dict[str, int] = {}
    for months in (*(language.months for language in LANGUAGES), _OTHERS):
        for number, month in enumerate(months, start=1):
            for name in month.split("|"):
                names.setdefault(name, number)
    return names
