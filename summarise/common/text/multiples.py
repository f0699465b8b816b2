"""Multiples and fractions, however they are written: twice, doubled, three times as many, a third of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import NamedTuple

from summarise.common.text.stemming import content_stems
from summarise.common.text.words import Span, tokens

_COUNTS = "one two three four five six seven eight nine ten".split()
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FORMS = "(?:e|ed|es|ing)"
_TIMES = {
    Fraction(2): rf"twice(?= (?:as|the|what|that|its|their|his|her)\b)|two-?fold|doubl{_FORMS}",
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
_SCALE = "(?:dozen|hundred|thousand|million|billion|trillion)"  # half of which is an amount
_FRACTION = re.compile(
    rf"\b(?:(?P<many>an?|one|two|three|four)[ -](?P<part>{'|'.join(_PARTS)})s?(?= (?:of|in|the|as)\b)"
    r"|(?P<half>half)(?= (?:of|the|an?|its|their|all|his|her)\b)"
    rf"|(?:one|1) in (?P<of>{_COUNT})\b)(?! of an? {_SCALE}| an? {_SCALE})",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?) ?(?:%|per ?cent\b|pct?\b)", re.IGNORECASE)
_NEAR = Fraction(6, 100)  # about a third is 31 or 36 per cent
_ROOM = 40  # characters beside one in which what it is of stands
_WORDS = 3  # of them
_STOP = re.compile(r"[.!?;:]\s")
_OF_A_MATCH = frozenset("lead advantag deficit score".split())  # doubled, and halved an hour later


class Share(NamedTuple):
    """A multiple or a fraction, where it stands, its value, and the stems of the words beside it."""

    span: Span
    value: Fraction
    of: frozenset[str]


def foreign_shares(summary: str, article: str) -> Iterator[Span]:
    """Yield where a summary has multiples and fractions of what its article has others of only.

    They are of the same where a word beside them is; of anything else they may be worked out from numbers.
    """
    if multiples := list(_multiples(summary)):
        yield from _others(multiples, list(_multiples(article)))
    if fractions := list(_fractions(summary)):
        percent = (match[1].replace(",", ".") for match in _PERCENT.finditer(article))
        near = {Fraction(each) / 100 for each in percent}
        yield from _others(fractions, list(_fractions(article)), _NEAR, near)


def _others(
    ours: list[Share],
    theirs: list[Share],
    off: Fraction = Fraction(0),
    percent: Collection[Fraction] = (),
) -> Iterator[Span]:
    """Yield where shares are of what an article has shares of, and no value of its own is near theirs."""
    of = frozenset[str]().union(*(each.of for each in theirs))
    values = {each.value for each in theirs}.union(percent)
    for each in ours:
        if not of.isdisjoint(each.of) and all(abs(each.value - value) > off for value in values):
            yield each.span


def _beside(text: str, span: Span, *, before: bool) -> frozenset[str]:
    """Return the stems of the few words of a sentence behind a place, and before it too, that name something."""
    words = tokens(_STOP.split(text[span.end : span.end + _ROOM])[0])[:_WORDS]
    if before:
        words += tokens(_STOP.split(text[max(0, span.start - _ROOM) : span.start])[-1])[-_WORDS:]
    return content_stems(words) - _OF_A_MATCH


def _multiples(text: str) -> Iterator[Share]:
    for match in _MULTIPLE.finditer(text):
        counted = match["count"]
        value = _counted(counted) if counted else list(_TIMES)[(match.lastindex or 1) - 1]
        span = Span(*match.span())
        yield Share(span, value, _beside(text, span, before=True))


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
        span = Span(*match.span())
        yield Share(span, value, _beside(text, span, before=False))


def _counted(count: str) -> Fraction:
    word = count.lower()
    return Fraction(_COUNTS.index(word) + 1) if word in _COUNTS else Fraction(word)
