"""Numbers as amounts, however they are written: £310k is £310,000, and 1.2bn is 1.2 billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from summarise.common.text.words import Span

NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_SCALES = {
    10**2: "hundred",
    10**3: "k thousand tsd mila mil",
    10**5: "lakh lac",
    10**6: "m mn mm mln mio million millions millionen millones",
    10**7: "crore cr",
    10**9: "b bn bln mrd billion billions milliarden",
    10**12: "t tn trn trillion trillions",
}
_SCALE_OF = {unit: scale for scale, units in _SCALES.items() for unit in units.split()}
_UNITS = "|".join(sorted(_SCALE_OF, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?<![\w.,:])(?P<number>\d+(?:[.,]\d+)*(?!\d|:\d)|(?:{'|'.join(NUMBER_WORDS)})\b)"
    rf"(?:[ \u00a0-]?(?P<unit>{_UNITS})(?![^\W\d_]))?",
    re.IGNORECASE,
)
_OTHERWISE = frozenset("m mn b t".split())  # units of something else too, such as metres
_TORN = re.compile(  # with a space behind the comma or point, or on both sides
    r"(?<![\w.,])(?:\d{1,3}(?: ?, \d{3})+|\d+ ?\. \d+)(?![\d.,]*\d)"
)
_GROUPS = re.compile(  # thousands, or three decimals; 1,25,000 as India writes it
    r"\d{1,3}(?:[.,]\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}"
)


class Amount(NamedTuple):
    """A number and the unit behind it, text[start:end], and what it may stand for."""

    start: int
    end: int
    values: frozenset[Decimal]


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of a text, in order: in digits, or in words up to twenty.

    `1.250` may be a thousand and more or one and a quarter; `5m` may be five of something else than
    millions. Both are among the values.
    """
    for match in _AMOUNT.finditer(text):
        values = _plain(match["number"])
        unit = (match["unit"] or "").lower()
        if unit:
            scaled = {value * _SCALE_OF[unit] for value in values}
            values = scaled | values if unit in _OTHERWISE else scaled
        yield Amount(*match.span(), frozenset(values))


def torn_numbers(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where a number may stand that a tokeniser tore apart, and the number: `235, 000`, `1. 7`.

    Public sets of articles have such numbers. So may a text have that means two: `in 2010. 5 of them`.
    """
    for match in _TORN.finditer(text):
        yield Span(*match.span()), match.group().replace(" ", "")


def _plain(number: str) -> set[Decimal]:
    if not number[0].isdigit():
        return {Decimal(NUMBER_WORDS.index(number.lower()))}
    if _GROUPS.fullmatch(number):
        grouped = {Decimal(number.replace(".", "").replace(",", ""))}
        return grouped | (
            {Decimal(number)} if number.count(".") == 1 and "," not in number else set()
        )
    *whole, last = re.split("[.,]", number)
    return {Decimal(f"{''.join(whole)}.{last}" if whole else last)}
