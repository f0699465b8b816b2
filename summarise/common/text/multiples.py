"""Multiples and fractions, however they are written: twice, doubled, three times as many, a third of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from summarise.common.text.words import Span

_COUNTS = "one two three four five six seven eight nine ten".split()
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FORMS = "(?:e|ed|es|ing)"
_TIMES = {
    Fraction(2): rf"twice|two-?fold|doubl{_FORMS}",
    Fraction(3): rf"thrice|three-?fold|tripl{_FORMS}|trebl{_FORMS}",
    Fraction(4): rf"four-?fold|quadrupl{_FORMS}",
    Fraction(1, 2): rf"half as|halv{_FORMS}",
}
_COUNT = rf"\d{{1,6}}(?:\.\d{{1,6}})?|{'|'.join(_COUNTS)}"
_MULTIPLE = re.compile(
    rf"\b(?:{'|'.join(f'({words})' for words in _TIMES.values())}"
    rf"|(?P<count>{_COUNT})(?:x| times (?:as|more|less|the|higher|lower|larger|bigger|greater|faster|"
    r"that|what|its|their|those))(?!\w))\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"\b(?:(?P<many>an?|one|two|three|four)[ -](?P<part>{'|'.join(_PARTS)})s?(?= (?:of|in|the|as)\b)"
    r"|(?P<half>half)(?= (?:of|the|an?|its|their|all|his|her)\b)"
    rf"|one in (?P<of>{_COUNT})\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(\d{1,6}(?:\.\d{1,6})?) ?(?:%|per ?cent\b)", re.IGNORECASE)
_NEAR = Fraction(6, 100)  # about a third is 31 or 36 per cent


class Share(NamedTuple):
    """A multiple or a fraction, where it stands and its value."""

    span: Span
    value: Fraction


def foreign_shares(summary: str, article: str) -> Iterator[Span]:
    """Yield where a summary has multiples and fractions that are others than its article's.

    Where the article has none, they may be worked out from its numbers, and nothing is yielded.
    """
    if multiples := list(_multiples(summary)):
        theirs = {each.value for each in _multiples(article)}
        yield from (each.span for each in multiples if theirs and each.value not in theirs)
    if fractions := list(_fractions(summary)):
        theirs = {each.value for each in _fractions(article)}
        percent = {Fraction(match[1]) / 100 for match in _PERCENT.finditer(article)}
        for each in fractions:
            if theirs and all(abs(each.value - other) > _NEAR for other in theirs | percent):
                yield each.span


def _multiples(text: str) -> Iterator[Share]:
    for match in _MULTIPLE.finditer(text):
        counted = match["count"]
        value = _counted(counted) if counted else list(_TIMES)[(match.lastindex or 1) - 1]
        yield Share(Span(*match.span()), value)


def _fractions(text: str) -> Iterator[Share]:
    for match in _FRACTION.finditer(text):
        if match["half"]:
            value = Fraction(1, 2)
        elif match["part"]:
            many = match["many"].lower()
            value = Fraction(_counted("one" if many in ("a", "an") else many))
            value /= _PARTS[match["part"].lower()]
        else:
            value = 1 / (_counted(match["of"]) or Fraction(1))
        yield Share(Span(*match.span()), value)


def _counted(count: str) -> Fraction:
    word = count.lower()
    return Fraction(_COUNTS.index(word) + 1) if word in _COUNTS else Fraction(word)
