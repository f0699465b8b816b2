"""Sums of money and what they are in: £1.2m and 1.2 million pounds are the same, $1.2m is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from summarise.common.text.quantities import amounts
from summarise.common.text.words import Span

_SIGN = re.compile(r"([£$€¥₹])[ \u00a0]?\Z")
_SIGN_OF = {"dollar": "$", "dlr": "$", "pound": "£", "euro": "€", "yen": "¥", "rupee": "₹"}
_NAMES = "|".join(_SIGN_OF)
_NAME = re.compile(rf"[ \u00a0-]?({_NAMES})s?\b", re.IGNORECASE)
_MONEY = re.compile(rf"[£$€¥₹]|{_NAMES}", re.IGNORECASE)
_ROOM = 2  # characters for a sign


class Sum(NamedTuple):
    """An amount with the sign of its currency, or its name, text[span.start:span.end].

    Attributes:
        span: where it stands.
        values: what the number may stand for.
        currency: its sign; "" where none is said.
    """

    span: Span
    values: frozenset[Decimal]
    currency: str


def foreign_sums(summary: str, article: str) -> Iterator[Span]:
    """Yield where a summary has an amount that its article has in other currencies only."""
    if not _MONEY.search(summary):
        return
    ours = [each for each in _sums(summary) if each.currency]
    theirs = list(_sums(article)) if ours else []
    for span, values, currency in ours:
        said = {each.currency for each in theirs if not each.values.isdisjoint(values)}
        if said and said.isdisjoint({"", currency}):
            yield span


def _sums(text: str) -> Iterator[Sum]:
    """Yield the amounts of a text; all dollars are alike."""
    for amount in amounts(text):
        start, end, currency = amount.start, amount.end, ""
        if sign := _SIGN.search(text, max(0, start - _ROOM), start):
            start, currency = sign.start(), sign[1]
        elif name := _NAME.match(text, end):
            end, currency = name.end(), _SIGN_OF[name[1].lower()]
        yield Sum(Span(start, end), amount.values, currency)
