"""Numbers as amounts, however they are written: £310k is £310,000, and forty-two is 42."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from math import prod
from typing import NamedTuple

from summarise.common.text.words import Span

_ONES = "zero one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUE_OF = {
    **{word: Decimal(value) for value, word in enumerate(_ONES + _TEENS)},
    **{word: Decimal(10 * value) for value, word in enumerate(_TENS, 2)},
    "half": Decimal("0.5"),
}
_SCALES = {
    12: "dozen",
    10**2: "hundred",
    10**3: "k thousand tsd mila mil",
    10**5: "lakh lac",
    10**6: "m mn mm mln mio million millions millionen millones",
    10**7: "crore cr",
    10**9: "b bn bln mrd billion billions milliarden",
    10**12: "t tn trn trillion trillions",
}
_SCALE_OF = {unit: scale for scale, units in _SCALES.items() for unit in units.split()}
_UNIT = rf"(?:{'|'.join(sorted(_SCALE_OF, key=len, reverse=True))})(?![^\W\d_])"
_BELOW_20 = "|".join(_ONES + _TEENS)
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES[1:])}))?|{_BELOW_20})(?![^\W\d_])"
_BELOW_1000 = rf"{_BELOW_100}(?:[ -]hundred\b(?: (?:and )?{_BELOW_100})?)?"
_IN_WORDS = (
    rf"(?<![^\W\d_])(?:{_BELOW_1000}(?: thousand (?:and )?{_BELOW_1000})?"
    r"|(?:half )?an?(?= (?:dozen|hundred|thousand|million|billion|trillion)\b))"
)
_PARTS = r"storeys?|story|stories|floors?|bed(?:room)?s?|doors?|wheels?|pages?|lanes?|engines?"
_AMOUNT = re.compile(
    rf"(?:(?P<money>[£$€¥₹] ?)?(?<!\d)(?<!\d[.,:])(?P<digits>\d+(?:[.,]\d+)*)(?!\d|:\d)"
    rf"|(?P<words>{_IN_WORDS}))(?:(?P<units>(?:[ \u00a0-]?{_UNIT}){{1,3}})"
    rf"|-(?P<noun>{_PARTS})(?![^\W\d_]))?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_OTHERWISE = frozenset("m mn b t".split())  # units of something else too, such as metres
_RANGE = re.compile(r" ?[-–] ?| (?:to|or|and) ")  # whose second number alone has the unit
_TORN = re.compile(  # with a space behind the comma or point, or on both sides
    r"(?<![\w.,])(?:\d{1,3}(?: ?, \d{3})+|\d+ ?\. \d+)(?![\d.,]*\d)"
)
_GROUPS = re.compile(  # thousands, or three decimals; 1,25,000 as India writes it
    r"\d{1,3}(?:[.,]\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}"
)


class Amount(NamedTuple):
    """A number with the unit behind it, text[start:end].

    Attributes:
        start: its offset; a sign of money is no part of it.
        end: behind the unit, and before a noun.
        values: what it may stand for.
        noun: the parts of a thing that it counts and is written together with, as in `three-storey`;
            "" if none.
    """

    start: int
    end: int
    values: frozenset[Decimal]
    noun: str


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of a text, in order: in digits, or in English words; times of day are none.

    `1.250` may be a thousand and more or one and a quarter; `5m` may be five of something else than
    millions, unless it is money; `5` in `5 to 6 million` may be five or five million. All are among
    the values.
    """
    found = list(_AMOUNT.finditer(text))
    for match, following in zip_longest(found, found[1:]):
        digits, words, units, noun = match.group("digits", "words", "units", "noun")
        start, end = match.span("digits" if digits else "words")
        numbers = _plain(digits) if digits else {_in_words(words)}
        values = _scaled(numbers, units, certain=bool(match["money"]))
        if units:
            end = match.end("units")
        elif following and _RANGE.fullmatch(text, end, following.start()):
            values |= _scaled(numbers, following["units"], certain=False)
        yield Amount(start, end, frozenset(values), noun or "")


def torn_numbers(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where a number may stand that a tokeniser tore apart, and the number: `235, 000`, `1. 7`.

    Public sets of articles have such numbers. So may a text have that means two: `in 2010. 5 of them`.
    """
    for match in _TORN.finditer(text):
        yield Span(*match.span()), match.group().replace(" ", "")


def _scaled(numbers: set[Decimal], units: str | None, *, certain: bool) -> set[Decimal]:
    """Return numbers times their units, and as they are where a unit may be none."""
    names = _WORD.findall((units or "").lower())
    scale = prod(_SCALE_OF[name] for name in names)
    scaled = {number * scale for number in numbers}
    return scaled if certain or _OTHERWISE.isdisjoint(names) else scaled | numbers


def _in_words(number: str) -> Decimal:
    """Return the value of a number in words, such as `two hundred and five`."""
    total = current = Decimal(0)
    for word in _WORD.findall(number.lower()):
        if word == "hundred":
            current *= 100
        elif word in _SCALE_OF:
            total, current = total + current * _SCALE_OF[word], Decimal(0)
        elif word in ("a", "an"):
            current = current or Decimal(1)  # or half a
        elif word != "and":
            current += _VALUE_OF[word]
    return total + current


def _plain(digits: str) -> set[Decimal]:
    """Return what a number in digits may stand for."""
    if _GROUPS.fullmatch(digits):
        grouped = {Decimal(digits.replace(".", "").replace(",", ""))}
        return grouped | (
            {Decimal(digits)} if digits.count(".") == 1 and "," not in digits else set()
        )
    *whole, last = re.split("[.,]", digits)
    return {Decimal(f"{''.join(whole)}.{last}" if whole else last)}
