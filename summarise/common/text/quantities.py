"""Numbers as amounts, however they are written: £310k is £310,000, and forty-two is 42."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from math import prod
from typing import NamedTuple

from summarise.common.text.words import FUNCTION_WORDS, Span, fold

_ONES = "zero one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth "
    "fiftieth sixtieth seventieth eightieth ninetieth".split()
)
ORDINAL_ENDINGS = ("th", "st", "nd", "rd")  # in digits, by the last of them; th from 4 on
_VALUE_OF = {
    **{word: Decimal(value) for value, word in enumerate(_ONES + _TEENS)},
    **{word: Decimal(10 * value) for value, word in enumerate(_TENS, 2)},
    **{word: Decimal(value) for value, word in enumerate(_ORDINALS[:19], 1)},
    **{word: Decimal(10 * value) for value, word in enumerate(_ORDINALS[19:], 2)},
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
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
_BEHIND_HUNDRED = rf"(?: (?:and )?{_BELOW_100}(?![ -]hundred\b))?"
_BELOW_1000 = rf"{_BELOW_100}(?:[ -]hundred\b{_BEHIND_HUNDRED})?"
_BELOW_MILLION = rf"{_BELOW_1000} thousand(?: (?:and )?{_BELOW_1000})?"
_IN_WORDS = (
    rf"(?:{_BELOW_1000}(?: (?:m|b|tr)illion {_BELOW_MILLION}| thousand (?:and )?{_BELOW_1000})?"
    r"(?:[ -]and[ -]a[ -](?:half|quarter))?"
    rf"|an? hundred\b{_BEHIND_HUNDRED}|(?:half )?an?(?= (?:dozen|thousand|million|billion|trillion)\b))"
)
_ORDINAL = (
    rf"(?:(?:(?:{'|'.join(_TENS)})[ -])(?:{'|'.join(_ORDINALS[:9])})|{'|'.join(_ORDINALS[2:])})"
    r"(?![^\W\d_])"
)
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_MONEY, _PARTS_OF_ONE = "£$€¥₹", "".join(_FRACTIONS)
_LETTERS = "".join(sorted({word[0] for word in ("a", *_VALUE_OF)}))  # of an amount in words
_PARTS = r"storeys?|story|stories|floors?|bed(?:room)?s?|doors?|wheels?|pages?|lanes?|engines?"
_DIGITS = rf"(?<!\d)(?<!\d[.,:])(?P<digits>\d+(?:[.,]\d+)*|(?=[{_PARTS_OF_ONE}]))(?!\d|:\d)"
_AMOUNT = re.compile(
    rf"(?=[{_MONEY}\d{_PARTS_OF_ONE}{_LETTERS}])"  # sooner than each of what follows is tried
    rf"(?:(?P<money>[{_MONEY}] ?)?{_DIGITS}(?: ?(?P<part>[{_PARTS_OF_ONE}]))?"
    rf"|(?=[{_LETTERS}])(?<![^\W\d_])(?:(?P<ordinal>{_ORDINAL})|(?P<words>{_IN_WORDS})))"
    rf"(?:(?P<units>(?:[ \u00a0-]?{_UNIT}){{1,3}})|-(?P<noun>{_PARTS})(?![^\W\d_]))?",
    re.IGNORECASE,
)
_WRITTEN = ("digits", "part", "words", "ordinal", "units")
_WORD = re.compile(r"[^\W\d_]+")
_OTHERWISE = frozenset("m mn b t".split())  # units of something else too, such as metres
_RANGE = re.compile(r" ?[-–] ?| (?:to|or|and) ")  # whose second number alone has the unit
_TIME = re.compile(r"\d{1,2}\.\d\d ?[ap]\.?m\b", re.IGNORECASE)
_GROUP_MARK = r"[ \u00a0\u202f'’]"  # of thousands, where it is no comma or point
_TORN = re.compile(  # with a space behind the comma or point, or on both sides
    rf"(?<![\w.,])(?:\d{{1,3}}(?:(?: ?, |{_GROUP_MARK})\d{{3}})+|\d+ ?\. \d+)(?![\d.,]*\d)"
)
_TWO_PLAIN = re.compile(r"\d+(?: \d+)+")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.? \Z")
_ROOM = 30  # characters for that word
_NUMBERED = frozenset(  # what has a number behind its name
    "age aged chapter class day district flight grade group house level line model no number page phase platform room "
    "route section stage type under unit year".split()
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
        noun: the parts of a thing that it counts and is written together with, as in `three-storey`,
            or the ending of an ordinal in words, `th` of `fifth`; "" if none.
        ordinal: whether it is one in words, which may be part of a whole instead: a fifth of them.
    """

    start: int
    end: int
    values: frozenset[Decimal]
    noun: str
    ordinal: bool = False


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of a text, in order: in digits, or in English words; times of day are none.

    `1.250` may be a thousand and more or one and a quarter; `5m` may be five of something else than
    millions, unless it is money; `5` in `5 to 6 million` may be five or five million. All are among
    the values.
    """
    found = list(_AMOUNT.finditer(text))
    for match, following in zip_longest(found, found[1:]):
        digits, part, words, ordinal, units = match.group(*_WRITTEN)
        if ordinal:
            value, (start, end) = _in_words(ordinal), match.span("ordinal")
            yield Amount(start, end, frozenset((value,)), _ending(int(value)), ordinal=True)
            continue
        start, end = match.span("words" if words else "digits")
        if _TIME.match(text, start):
            continue
        numbers = {_in_words(words)} if words else _plain(digits or "0")
        if part:
            numbers, end = {number + _FRACTIONS[part] for number in numbers}, match.end("part")
        values = _scaled(numbers, units, certain=bool(match["money"]))
        if units:
            end = match.end("units")
        elif following and _RANGE.fullmatch(text, end, following.start()):
            values |= _scaled(numbers, following["units"], certain=False)
        yield Amount(start, end, frozenset(values), match["noun"] or "")


def torn_numbers(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where a number may stand that a tokeniser tore apart, or whose thousands stand apart, and the
    number: `235, 000`, `1. 7`, `1 500`.

    Public sets of articles have such numbers. So may a text have that means two: `in 2010. 5 of them`; those
    with a plain space behind a name, a month or what is numbered are two: `May 20 500 people`, `group 5 250 won`.
    """
    for match in _TORN.finditer(text):
        if not _counts_apart(text, match):
            yield Span(*match.span()), re.sub(_GROUP_MARK, "", match.group())


def _counts_apart(text: str, match: re.Match[str]) -> bool:
    """Return whether numbers with a plain space between are two: May 20 500 people left."""
    if not _TWO_PLAIN.fullmatch(match.group()):
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start() - _ROOM), match.start())
    if before is None:
        return False
    word = before[1]
    named = word[0].isupper() and (fold(word) not in FUNCTION_WORDS or word == "May")
    return named or word.lower() in _NUMBERED


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


def _ending(number: int) -> str:
    """Return what stands behind an ordinal in digits: `st` of `21st`."""
    last = 0 if 10 <= number % 100 <= 20 else number % 10
    return ORDINAL_ENDINGS[last if last < len(ORDINAL_ENDINGS) else 0]


def _plain(digits: str) -> set[Decimal]:
    """Return what a number in digits may stand for."""
    if _GROUPS.fullmatch(digits):
        grouped = {Decimal(digits.replace(".", "").replace(",", ""))}
        return grouped | (
            {Decimal(digits)} if digits.count(".") == 1 and "," not in digits else set()
        )
    *whole, last = re.split("[.,]", digits)
    return {Decimal(f"{''.join(whole)}.{last}" if whole else last)}
