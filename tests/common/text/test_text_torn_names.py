"""The tail of a name that opens a sentence."""

from __future__ import annotations

import pytest

from summarise.common.text.unsupported import unsupported_texts


@pytest.mark.parametrize(
    ("summary", "article", "wrong"),
    [
        ("Land council sells pool", "On Monday Norland council sold its pool.", ["Land"]),
        ("Well council sells pool", "The Barwell council sold it.", ["Well"]),
        ("It rained. Stone bridge shut", "The old Elstone bridge is shut.", ["Stone"]),
    ],
)
def test_a_tail_before_what_stands_behind_the_name_is_no_word_of_the_article(
    summary: str, article: str, wrong: list[str]
) -> None:
    assert unsupported_texts(summary, article) == wrong


@pytest.mark.parametrize(
    ("summary", "article"),
    [
        ("Well council sells pool", "The Barwell council sold it, as the well council did."),
        ("Marran shocks Harrow", "Harrow: Marran said so. Rep. Jan BrixMarran shocks Harrow."),
        ("Ties between both sides", "The authorities between both sides do not talk."),
        ("Vision shows it", "People were blind, the television shows."),
        ("Tests will show Harrow", "The Protests will go on in Harrow."),
        ("Light rain fell", "There was daylight, then drizzle."),
        ("Late trains angered people", "They relate that trains were late in Chocolate City."),
        ("Over 40 people fled", "More than 40 people fled Dover."),
        ("Other towns followed", "Further towns followed. Mother and child are safe."),
        ("Some people came", "Several people came. Handsome houses burned."),
        ("Under the plan, rents fall", "The plan of Pat Saunders cuts rents, Saunders said."),
        ("Former contestant Marran sings", "A visual performer, contestant Marran, sang."),
        ("Here, the coach tells", "Jan Wilshere did well, the coach tells us."),
        ("Workers strike", "The Steelworkers struck."),
        ("Man pays", "The policeman pays."),
    ],
)
def test_another_word_that_opens_a_sentence_is_in_order(summary: str, article: str) -> None:
    assert unsupported_texts(summary, article) == []
