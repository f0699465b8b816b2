"""Multiples and fractions of a summary, and those of its article."""

from __future__ import annotations

import pytest

from summarise.common.text.multiples import foreign_shares
from summarise.common.text.unsupported import unsupported_texts


@pytest.mark.parametrize(
    ("article", "summary", "wrong"),
    [
        ("Owls are three times as likely to nest.", "Owls twice as likely to nest", ["twice"]),
        ("Rents have doubled.", "Rents have tripled", ["tripled"]),
        ("It has 8 halls, four times as many halls as rivals.", "Twice as many halls", ["Twice"]),
        ("It is twice the Harrow bridge.", "It is half as big as Harrow bridge", ["half as"]),
        ("A third of 840 barns have owls.", "A quarter of barns have owls", ["A quarter"]),
        ("One in four barns has owls.", "Two-thirds of barns have owls", ["Two-thirds"]),
        ("Three quarters of the barns burnt.", "Half of the barns burnt", ["Half"]),
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
        ("Rents went from 400 to 800. The price of bread tripled.", "Rents doubled in a year"),
        ("Of 300 homes, 100 flooded. Half the town lost power.", "A third of the homes flooded"),
        ("She won in 2019 and in 2021, three times as many medals as Olga.", "She won twice"),
        ("He was mayor until 2003 and from 2010. Rents tripled.", "He was twice mayor"),
        ("The rate is 1 in 3; half of the people know.", "One in three people"),
        ("Turnout was 50pc. One in five voters is old.", "Half of the voters stayed home"),
        (
            "Then 33,3 percent of the homes flooded. Half the homes lost power.",
            "A third of the homes flooded",
        ),
        ("The lead was halved. It was Harrow's.", "Harrow doubled Harrow's lead"),
    ],
)
def test_the_same_one_or_what_may_be_worked_out_is_not(article: str, summary: str) -> None:
    assert unsupported_texts(summary, article) == []


def test_a_number_is_listed_once() -> None:
    assert unsupported_texts("Five times as many owls", "Three times as many owls.") == [
        "Five times as"
    ]


def test_a_part_of_a_million_is_an_amount() -> None:
    article = "Of 250,000 people, one third of the people, ten fled."
    assert not list(foreign_shares("A quarter of a million people", article))
    assert list(foreign_shares("A quarter of the people", article))
