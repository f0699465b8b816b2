"""Which words of a headline get the article's capitals."""

from __future__ import annotations

import pytest

from summarise.generation.postprocess.names_case import with_names_case

ARTICLE = (
    "Members of the Harrow Volunteer Fire Brigade met Sen. Frost on Monday. Frost said the brigade "
    "would get a new engine under the new Safer Towns Act, which the state senate passed."
)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Sen. frost meets fire brigade", "Sen. Frost meets Fire Brigade"),
        ("Harrow volunteer fire Brigade gets engine", "Harrow Volunteer Fire Brigade gets engine"),
        ("Safer towns act pays for engine", "Safer Towns Act pays for engine"),
    ],
)
def test_a_name_gets_the_capitals_that_it_has_beside_the_same_word(
    headline: str, expected: str
) -> None:
    assert with_names_case(headline, ARTICLE) == expected


@pytest.mark.parametrize(
    "headline",
    [
        "Frost promises the brigade a new engine",  # "the brigade", as the article has it
        "Harrow act passes state senate",  # these words do not meet in the article
        "Sen. Frost visits Harrow",
        "Safer towns plan passes",  # in the article the name goes on: Safer Towns Act
    ],
)
def test_other_words_stay_as_they_are(headline: str) -> None:
    assert with_names_case(headline, ARTICLE) == headline


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Sen. bond opens ferry", "Sen. Bond opens ferry"),
        ("Calder meets Gov. bond", "Calder meets Gov. Bond"),
        ("U.S. senator opens ferry", "U.S. senator opens ferry"),  # no title
        ("Sen. Calder buys bond", "Sen. Calder buys bond"),
        ("No. one ferry opens", "No. one ferry opens"),
    ],
)
def test_a_name_behind_a_title_gets_its_capital_wherever_it_has_it(
    headline: str, expected: str
) -> None:
    article = (
        "The ferry was opened by Sen. Ida Bond. In a speech Bond, a Senator from Calder, said so."
    )
    assert with_names_case(headline, article) == expected


def test_headings_and_the_first_words_of_sentences_say_nothing() -> None:
    article = "Old Bridge Closes In March\n\nDrivers face delays. Old bridges are dear to keep."
    assert with_names_case("Why old bridge closes", article) == "Why old bridge closes"


def test_a_word_that_is_written_in_two_ways_stays() -> None:
    article = "They like the Old bridge and the old bridge likes them, as people of the town said."
    assert with_names_case("Town likes the old bridge", article) == "Town likes the old bridge"
