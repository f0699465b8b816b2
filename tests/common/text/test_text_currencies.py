"""Sums of money, and what they are in."""

from __future__ import annotations

import pytest

from summarise.common.text.unsupported import unsupported_texts


@pytest.mark.parametrize(
    ("article", "summary", "wrong"),
    [
        ("A loss of £1.2m.", "Loss of $1.2m", ["$1.2m"]),
        ("A loss of £1.2m.", "Loss of 1.2 million euros", ["1.2 million euros"]),
        ("It cost 400 rupees.", "It cost €400", ["€400"]),
    ],
)
def test_an_amount_in_another_currency_is_listed(
    article: str, summary: str, wrong: list[str]
) -> None:
    assert unsupported_texts(summary, article) == wrong


@pytest.mark.parametrize(
    ("article", "summary"),
    [
        ("A loss of £1.2m.", "Loss of 1.2 million pounds"),
        ("A loss of £1.2m.", "Loss of 1.2m"),
        ("A loss of £1.2m.", "Loss of £ 1.2m"),
        ("A loss of 1.2m.", "Loss of £1.2m"),
        ("A loss of £1.2m ($1.6m).", "Loss of $1.6m"),
        ("A loss of A$1.2m.", "Loss of $1.2m"),
        ("It lost £5 and then $5.", "It lost $5"),
        ("Der Verlust ist 3,4 Mio. Euro.", "Loss of €3.4 million"),
    ],
)
def test_the_articles_own_currency_or_none_is_not(article: str, summary: str) -> None:
    assert unsupported_texts(summary, article) == []
