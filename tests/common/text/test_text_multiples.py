"""Multiples and fractions of a summary, and those of its article."""

from __future__ import annotations

import pytest

from summarise.common.text.unsupported import unsupported_texts


@pytest.mark.parametrize(
    ("article", "summary", "wrong"),
    [
        ("Owls are three times as likely to nest.", "Owls twice as likely to nest", ["twice"]),
        ("Rents have doubled.", "Rents have tripled", ["tripled"]),
        ("It has 2 halls, four times as many as 2 rivals.", "Twice as many", ["Twice"]),
        ("It is twice the Harrow bridge.", "It is half as big as Harrow", ["half as"]),
        ("A third of 840 barns have owls.", "A quarter of barns have owls", ["A quarter"]),
        ("One in four barns has owls.", "Two-thirds of barns have owls", ["Two-thirds"]),
        ("Three quarters of them left.", "Half of them left", ["Half"]),
    ],
)
def test_another_multiple_or_fraction_is_listed(
    article: str, summary: str, wrong: list[str]
) -> None:
    assert unsupported_texts(summary, article) == wrong


@pytest.mark.parametrize(
    ("article", "summary"),
    [
        ("Owls are three times as likely to nest.", "Owls triple"),
        ("Harrow is two times as big.", "Bigger Harrow doubles"),
        ("Rents are 2x what they were.", "Rents twofold"),
        ("One in three barns has owls.", "A third of barns have owls"),
        ("31% of barns have owls, a quarter of them brown.", "A third of barns have owls"),
        ("62% of Barns and 19% of others have owls.", "Owls triple in Barns"),
        ("The toll of Harrow rose from 10 to 20.", "The toll of Harrow doubles"),
        (
            "She won in the third set in Harrow, twice.",
            "She won in Harrow, in half an hour, a third set",
        ),
        ("A quarter of barns.", "Sales rise in the first quarter"),
    ],
)
def test_the_same_one_or_what_may_be_worked_out_is_not(article: str, summary: str) -> None:
    assert unsupported_texts(summary, article) == []


def test_a_number_is_listed_once() -> None:
    assert unsupported_texts("Five times as many", "Three times as many.") == ["Five times as"]
