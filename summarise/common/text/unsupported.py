"""Names, numbers, dates and quotations of a summary that its article does not have.

The one detector: `run` lists what it finds, `evaluate` counts and marks it, beams are ranked and
training pairs are chosen by it. It compares words, never meanings, so it cannot tell a wrong name
from another name of the same thing ("Big Blue" for IBM). Months and number words are English.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

from summarise.common.text.characters import UNSPACED
from summarise.common.text.currencies import foreign_sums
from summarise.common.text.mixed_names import MixedNames
from summarise.common.text.multiples import foreign_shares
from summarise.common.text.ordinary_words import is_ordinary, ordinary_words
from summarise.common.text.quantities import ORDINAL_ENDINGS, Amount, amounts, torn_numbers
from summarise.common.text.sentences import split_sentences
from summarise.common.text.stemming import stemmer
from summarise.common.text.torn_names import TornNames
from summarise.common.text.words import (
    FUNCTION_WORDS,
    NUMBER_OR_WORD,
    POSSESSIVE,
    Span,
    fold,
    tokens,
)

UnsupportedKind = Literal["name", "number", "date", "quotation"]


_QUOTATION = re.compile(r'“([^“”]+)”|"([^"]+)"|‘([^‘]+?)’(?!\w)')
_QUOTATION_MARKS = "“”\"'‘("
_UNKNOWN = "unk"  # what published outputs have for a word that their model did not know
_DAY = re.compile(r"\d+")
_LISTED = re.compile(r",|and|or|[&/]")
_INNER_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z]")
_RARE = 500  # words to each capital within a sentence: a text with fewer has lost its capitals
_IMPLIED = frozenset(map(Decimal, range(3)))  # counts that are often only implied, such as a couple
_COUNTED = 3  # words behind a number among which is what it counts
_COLON_AND_POINT = str.maketrans(":.", ".:")
_BEHIND = 60  # characters, room for these words
_MIN_NAME = 3  # letters of a name that no capital shows
_MIN_QUOTED = 2  # a single word in quotes is often a name or irony


class Unsupported(NamedTuple):
    """A piece of the summary, summary[start:end], that the article does not have."""

    start: int
    end: int
    text: str
    kind: UnsupportedKind


def find_unsupported(summary: str, article: str) -> list[Unsupported]:
    """Return names, numbers, dates and quotations of a summary that the article does not contain.

    A name is a word with a capital, so that nothing is found in scripts without any; where a
    sentence or a quotation starts, ordinary English words are none. In English that has lost its
    capitals, as published outputs often have, it is a word that is not ordinary. First name and
    surname are one piece, and must be one person's (`mixed_names`). A name's tail is none of the article's
    (`torn_names`). A number is the same however it is written (1,200, 1200 and 1.2k; 42 and
    forty-two) and in its magnitude; the three of twenty-three is none. One that counts the parts of
    a thing, as of a three-storey house, counts nothing else. In words it is looked for from three on.
    It is not the article's in another currency, and no multiple or fraction other than the article's. A date is looked at as a whole, and so is a quotation, of whose parts none is reported once
    more.

    Returns:
        the pieces in the order of the summary.
    """
    return _facts(article).unsupported(summary)


def unsupported_texts(summary: str, article: str) -> list[str]:
    """Return what `find_unsupported` finds as the summary writes it, each once."""
    return list(dict.fromkeys(found.text for found in find_unsupported(summary, article)))


class _Facts:
    """What an article has that a summary may take from it."""

    def __init__(self, article: str) -> None:
        self._article = article
        self._text = _with_whole_numbers(article)
        self._words = frozenset(tokens(self._text))
        self._dates = frozenset(
            date for match in _dates_pattern().finditer(article) for date in _days(match)
        )
        self._running = _running_words(article)
        self._mixed_names = MixedNames(article, self._has_together)
        self._torn_names = TornNames(article, self._words)

    @cached_property
    def _stems(self) -> frozenset[str]:
        """The stems of its words; only summaries without capitals ask."""
        return frozenset(map(stemmer("rouge-score"), self._words))

    @cached_property
    def _lost_capitals(self) -> bool:
        capitals = len(_INNER_CAPITAL.findall(self._text))
        return capitals * _RARE < self._text.count(" ")

    @cached_property
    def _amounts(self) -> dict[str, set[Decimal]]:
        """What its numbers may stand for, by the stem of what they count; "" for anything."""
        found = defaultdict[str, set[Decimal]](set)
        for amount in amounts(self._text):
            found[stemmer("rouge-score")(fold(amount.noun))] |= amount.values
            if (ending := self._text[amount.end : amount.end + 2]) in ORDINAL_ENDINGS:
                found[ending] |= amount.values
        return found

    def unsupported(self, summary: str) -> list[Unsupported]:
        quotations = [Span(*match.span()) for match in _QUOTATION.finditer(summary)]
        dates = list(_date_pattern().finditer(summary))
        found: list[tuple[Span, UnsupportedKind]] = []
        found += [(span, "quotation") for span in quotations if self._lacks_quote(summary, span)]
        found += self._foreign_values(summary)
        foreign = sorted(span for span, _ in found)
        in_dates = [Span(*match.span()) for match in dates]
        found += [(Span(*m.span()), "date") for m in dates if not self._dates.issuperset(_days(m))]
        found += [
            piece
            for piece in self._names_and_numbers(summary)
            if not _is_within(foreign, piece[0].start) and not _is_within(in_dates, piece[0].start)
        ]
        return sorted(
            Unsupported(*span, summary[span.start : span.end], kind)
            for span, kind in _joined_names(summary, found)
        )

    def _lacks_quote(self, summary: str, span: Span) -> bool:
        quoted = _running_words(summary[span.start + 1 : span.end - 1])
        return len(quoted.split()) >= _MIN_QUOTED and quoted not in self._running

    def _names_and_numbers(self, summary: str) -> list[tuple[Span, UnsupportedKind]]:
        """Return amounts, and tokens with a capital or a digit, that the article does not have."""
        starts = {span.start for span in split_sentences(summary)}
        written = [
            amount
            for amount in amounts(summary)
            if not (amount.ordinal and self._lacks_amount(summary, amount))  # a word like others
        ]
        found: list[tuple[Span, UnsupportedKind]] = [
            (Span(amount.start, amount.end), "number")
            for amount in self._foreign_amounts(summary, written)
            if not _is_implied(amount, summary, starts)
        ]
        uncased = self._is_uncased(summary, starts)
        for match in NUMBER_OR_WORD.finditer(POSSESSIVE.sub("  ", summary)):
            token, folded = match.group(), fold(match.group())
            is_number = token[0].isdigit()  # such as a time of day, with a colon or a point
            known = folded in self._words or (
                is_number and folded.translate(_COLON_AND_POINT) in self._words
            )
            if known or _is_within(written, match.start()):
                continue
            shown = is_number or token != token.lower()
            if not shown and not (uncased and self._is_foreign(folded)):
                continue
            opens = _opens(summary, match.start(), starts)
            names_nothing = folded in FUNCTION_WORDS or (opens and folded in ordinary_words())
            if folded == _UNKNOWN or names_nothing:
                continue
            found.append((Span(*match.span()), "number" if is_number else "name"))
        found += [(span, "name") for span in self._mixed_names.find(summary)]
        found += [(span, "name") for span in self._torn_names.find(summary, starts)]
        return found

    def _has_together(self, one: str, other: str) -> bool:
        return f" {one} {other} " in self._running

    def _foreign_values(self, summary: str) -> list[tuple[Span, UnsupportedKind]]:
        """Return sums in another currency, and multiples and fractions, that the article does not have."""
        return [
            (Span(start, end), "number")
            for start, end in (
                *foreign_sums(summary, self._article),
                *foreign_shares(summary, self._article),
            )
        ]

    def _foreign_amounts(self, summary: str, written: Sequence[Amount]) -> list[Amount]:
        """Return the amounts that the article has in no form, and that are no part of a torn one."""
        torn = [s for s, number in torn_numbers(summary) if self._has_torn(summary, s, number)]
        return [
            amount
            for amount in written
            if self._lacks_amount(summary, amount) and not _is_within(torn, amount.start)
        ]

    def _lacks_amount(self, text: str, amount: Amount) -> bool:
        behind = tokens(text[amount.end : amount.end + _BEHIND])[:_COUNTED]
        nouns = ["", *map(stemmer("rouge-score"), behind)]
        if amount.ordinal:
            nouns = [amount.noun]
        return all(amount.values.isdisjoint(self._amounts.get(noun, ())) for noun in nouns)

    def _has_torn(self, summary: str, span: Span, number: str) -> bool:
        """Return whether a torn number, with what stands behind it, is an amount of the article."""
        whole = number + summary[span.end : span.end + _BEHIND]
        return not self._lacks_amount(whole, next(amounts(whole)))

    def _is_uncased(self, summary: str, starts: set[int]) -> bool:
        """Return whether a summary is English that has lost its capitals.

        Without any it has; with some where sentences start, if the article has lost its own.
        """
        words = list(NUMBER_OR_WORD.finditer(summary))
        capitals = {m.start() for m in words if m.group() != m.group().lower() != _UNKNOWN}
        if capitals and not (capitals <= starts and self._lost_capitals):
            return False
        folded = [fold(match.group()) for match in words]
        ordinary = sum(map(is_ordinary, folded))
        return 3 * ordinary >= len(folded)  # in other languages a tenth is

    def _is_foreign(self, folded: str) -> bool:
        """Return whether a word is not ordinary, and in no form in the article."""
        return (
            len(folded) >= _MIN_NAME
            and folded not in ordinary_words()
            and stemmer("rouge-score")(folded) not in self._stems
        )


def _is_within(pieces: Sequence[Span | Amount], place: int) -> bool:
    """Return whether a place is in one of some pieces, which are in order and apart."""
    before = bisect_right(pieces, place, key=attrgetter("start"))
    return before > 0 and place < pieces[before - 1].end


def _is_implied(amount: Amount, summary: str, starts: set[int]) -> bool:
    """Return whether an amount is one or two in words, and in no name such as League Two."""
    first = summary[amount.start]
    plain = first.islower() or (first.isalpha() and _opens(summary, amount.start, starts))
    return plain and amount.values <= _IMPLIED


def _opens(summary: str, start: int, starts: set[int]) -> bool:
    """Return whether a word opens a sentence or a quotation."""
    return start in starts or summary[start - 1 : start] in _QUOTATION_MARKS


@lru_cache(maxsize=4)
def _facts(article: str) -> _Facts:
    """Return an article's facts, kept for its next summary."""
    return _Facts(article)


def _joined_names(
    summary: str, found: list[tuple[Span, UnsupportedKind]]
) -> list[tuple[Span, UnsupportedKind]]:
    """Join names that share a word, or have nothing but a space between them."""
    joined: list[tuple[Span, UnsupportedKind]] = []
    for span, kind in sorted(found):
        if joined and kind == joined[-1][1] == "name":
            last = joined[-1][0]
            if span.start < last.end or summary[last.end : span.start] == " ":
                joined[-1] = (Span(last.start, max(last.end, span.end)), "name")
                continue
        joined.append((span, kind))
    return joined


def _with_whole_numbers(article: str) -> str:
    """Return an article, and once more with its torn numbers whole, where it has any."""
    torn, pieces, end = list(torn_numbers(article)), [], 0
    for span, number in torn:
        pieces += [article[end : span.start], number]
        end = span.end
    return "".join([article, "\n", *pieces, article[end:]]) if torn else article


def _running_words(text: str) -> str:
    """Return the words of a text with a space on each side; a character is a word where none is."""
    words = tokens(UNSPACED.sub(r" \g<0> ", text))
    return f" {' '.join(words)} "


@lru_cache(maxsize=1)
def _date_pattern() -> re.Pattern[str]:
    """Return the pattern of a day and a month, `5 March`, `March 5th`, `Mar. 5` or `Sept. 5`."""
    return _dated(r"\d{1,2}(?:st|nd|rd|th)?")


@lru_cache(maxsize=1)
def _dates_pattern() -> re.Pattern[str]:
    """Return the same of one or more days: `5, 6 and 8 March`, `March 5-7`."""
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return _dated(rf"{day}(?:(?:, {day}){{0,9}}(?: ?[-–&/] ?| (?:and|or|to|until) ){day})?")


def _dated(days: str) -> re.Pattern[str]:
    from babel.dates import get_month_names  # slow to import

    names = get_month_names("wide", locale="en").values()
    month = "|".join(f"{name[:3]}(?:{name[3:]}|{name[3:4]}\\b)?" for name in names)
    return re.compile(
        rf"\b(?:(?P<days>{days})\s+(?:of\s+)?(?P<month>{month})"
        rf"|(?P<month2>{month})\.?\s+(?P<days2>{days}))\b"
    )


def _days(match: re.Match[str]) -> list[tuple[int, str]]:
    """Return dates as day and month, whichever stood first; a range is its ends and what is between."""
    days, month = match["days"] or match["days2"], match["month"] or match["month2"]
    numbers = [int(day) for day in _DAY.findall(days)]
    if numbers[0] < numbers[-1] and not _LISTED.search(days):
        numbers = list(range(numbers[0], numbers[-1] + 1))
    return [(number, month[:3]) for number in numbers]
