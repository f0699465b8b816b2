"""Choose when an article was published, of all the dates that a document has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarise.cleaning.metadata.date import ambiguous_date, dates_of, numbers_order

_EITHER = frozenset({"en", "en-ca", "en-ph", "en-za"})  # both orders are written there
_SHOWN = 60  # characters of what is no date


class Published(NamedTuple):
    """When an article was published, ISO 8601 or None, and a warning where that is in doubt."""

    date: str | None
    doubts: tuple[str, ...] = ()


def choose_published(
    record: str | None,
    claimed: str | None,
    lines: Sequence[str],
    supposed: str | None,
    page_language: str | None,
    language: str | None,
) -> Published:
    """Choose the date, and tell where it may be read in two ways.

    Args:
        record: what the record says, which goes before all else.
        claimed: what the page says for machines.
        lines: of the article's head that have a date; the day on which it came out goes before that of
            a later version.
        supposed: what the page's address says, or a later version's date, for want of another.
        page_language: what the page says of its language, such as `en-US`.
        language: that of the text.
    """
    if record and dates_of(record):
        lines, supposed = [record], None
    elif record:
        unknown = f"published is no date that is known: {record[:_SHOWN]}"
        other = choose_published(None, claimed, lines, supposed, page_language, language)
        return other._replace(doubts=(unknown, *other.doubts))
    elif claimed:
        return Published(claimed)
    english = language in (None, "en")
    found = _first_date(lines, not supposed, english)
    if found is None:
        return Published(supposed)
    day, line = found
    if (numbers := ambiguous_date(line)) is None or day != dates_of(line)[0][0]:
        return Published(day)
    american = _month_first(numbers, " ".join(lines), page_language, english)
    if american:
        return Published(dates_of(line, month_first=True)[0][0])
    if american is not None or not english:
        return Published(day)
    return Published(day, (f"published may be another day: {numbers} was read day first",))


def _first_date(lines: Sequence[str], allow_later: bool, english: bool) -> tuple[str, str] | None:
    """Return the first date of some lines and its line, one of a later version only for want of another."""
    later: tuple[str, str] | None = None
    for line in lines:
        for day, is_later in dates_of(line, english=english):
            if not is_later:
                return day, line
            later = later or (day, line)
    return later if allow_later else None


def _month_first(numbers: str, lines: str, page_language: str | None, english: bool) -> bool | None:
    """Return whether a date in numbers has the month first, None where nothing tells.

    A page's language is its theme's at times, and Americans put no dots.
    """
    order = numbers_order(lines, english)
    if order is not None or not page_language:
        return order
    tag = page_language.replace("_", "-").lower()
    if tag in _EITHER or (tag == "en-us" and "." in numbers):
        return None
    return tag == "en-us"
