"""Amounts are found however they are written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarise.common.text.quantities import amounts, torn_numbers


def values(text: str) -> list[set[Decimal]]:
    """What each amount of a text may stand for."""
    return [set(amount.values) for amount in amounts(text)]


def exactly(*numbers: str) -> list[set[Decimal]]:
    return [{Decimal(number)} for number in numbers]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("forty-two", "42"),
        ("a hundred", "100"),
        ("A hundred and five", "105"),
        ("a hundred five", "105"),
        ("a hundred and twenty thousand", "120000"),
        ("two hundred and five", "205"),
        ("three thousand and forty", "3040"),
        ("three million two hundred thousand", "3200000"),
        ("one billion two hundred thousand and six", "1000200006"),
        ("two thousand five hundred million", "2500000000"),
        ("half a million", "500000"),
        ("one and a half", "1.5"),
        ("one and a half million", "1500000"),
        ("two-and-a-half", "2.5"),
        ("three and a quarter million", "3250000"),
        ("2½", "2.5"),
        ("2 ½", "2.5"),
        ("½", "0.5"),
        ("£3¾ million", "3750000"),
        ("1,200", "1200"),
        ("1.2k", "1200"),
    ],
)
def test_an_amount_is_read_however_it_is_written(text: str, number: str) -> None:
    assert values(text) == exactly(number)
    assert values(f"They counted {text}, she said.") == exactly(number)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("between a hundred and two hundred", ("100", "200")),
        ("one hundred and two hundred", ("100", "200")),
        ("two million one day", ("2000000", "1")),
        ("two million and three hundred thousand", ("2000000", "300000")),
        ("Women and a half of them", ()),
        ("often, tonight and someone", ()),
    ],
)
def test_amounts_beside_each_other_stay_apart(text: str, numbers: tuple[str, ...]) -> None:
    assert values(text) == exactly(*numbers)


@pytest.mark.parametrize(
    ("text", "number", "ending"),
    [
        ("third", 3, "rd"),
        ("fifth", 5, "th"),
        ("twelfth", 12, "th"),
        ("twentieth", 20, "th"),
        ("twenty-first", 21, "st"),
        ("Forty second", 42, "nd"),
    ],
)
def test_an_ordinal_in_words_is_told_with_the_ending_that_it_has_in_digits(
    text: str, number: int, ending: str
) -> None:
    (amount,) = amounts(f"He came {text}.")
    assert amount.ordinal
    assert (set(amount.values), amount.noun) == ({Decimal(number)}, ending)


@pytest.mark.parametrize("text", ["first", "A second later", "two thirds"])
def test_what_says_more_than_an_order_is_no_ordinal(text: str) -> None:
    assert not any(amount.ordinal for amount in amounts(text))


@pytest.mark.parametrize("text", ["at 5:30", "at 5:30pm", "at 5.30pm", "at 11.05 a.m. sharp"])
def test_a_time_of_day_is_no_amount(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text", ["1 500", "1\u00a0500", "1\u202f500", "1'500", "1’500", "1, 500", "1 , 500"]
)
def test_thousands_that_stand_apart_are_told_as_one_number(text: str) -> None:
    ((span, number),) = torn_numbers(f"Of {text} homes")
    assert (span, number.replace(",", "")) == ((3, 3 + len(text)), "1500")


@pytest.mark.parametrize("text", ["in 2010 500 came", "1 50 ", "1  500", "12 5000", "a1 500"])
def test_other_numbers_beside_each_other_are_two(text: str) -> None:
    assert not list(torn_numbers(text))


@pytest.mark.parametrize(
    "text",
    ["On May 20 500 left", "in group 5 250 won", "a Brix 737 300 times", "aged 25 100 metres", "Marran 120 340"],
)  # fmt: skip
def test_numbers_behind_what_is_numbered_are_two(text: str) -> None:
    assert not list(torn_numbers(text))


@pytest.mark.parametrize(
    "text", ["In 20 500 homes", "some 20 500 homes", "group 5\u00a0250", "Marran 1, 500", "paid £20 500"]
)  # fmt: skip
def test_a_word_before_thousands_keeps_none_apart(text: str) -> None:
    assert len(list(torn_numbers(text))) == 1
