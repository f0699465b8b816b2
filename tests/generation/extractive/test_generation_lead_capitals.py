"""Capitals in which papers set how an article opens."""

from __future__ import annotations

import pytest

from summarise.generation.extractive.lead_capitals import without_lead_capitals


@pytest.mark.parametrize(
    ("sentence", "rest", "expected"),
    [
        ("POLICE are looking.", "", "Police are looking."),
        ("A PENSIONER was hurt.", "", "A pensioner was hurt."),
        ("PARENTS are glad.", "", "Parents are glad."),
        ("JAN O’MOLE, 22, wept.", "The court heard O’Mole.", "Jan O’Mole, 22, wept."),
        ("POLICE are looking for a goat.", "They told police.", "Police are looking for a goat."),
        ("POLICE are looking for a goat.", "Police said so.", "Police are looking for a goat."),
        ("A GOAT has been found.", "The goat was tired.", "A goat has been found."),
        ("THE GOAT FARM at Pell shuts.", "A goat farm is work.", "The goat farm at Pell shuts."),
        ("A PELL farmer wept.", "He has lived in Pell since May.", "A Pell farmer wept."),
    ],
)
def test_words_that_the_article_has_in_another_case_are_set_back(
    sentence: str, rest: str, expected: str
) -> None:
    assert without_lead_capitals(sentence, f"{sentence} {rest}") == expected


def test_the_title_tells_too() -> None:
    sentence = "A GOAT has been found."
    assert without_lead_capitals(sentence, sentence, "Goat found") == "A goat has been found."


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("NATO leaders met.", "They left."),
        ("US troops left.", "“Give us time,” they said."),
        ("WHO officials left.", "Nobody knows who called them."),
        ("THE US has left.", "They told us."),
        ("CARE staff left.", "The aid group CARE does not care."),
        ("JAN MOLE, 22, wept.", "He left."),
        ("JAN MOLE, 22, wept.", "JAN MOLE left. Mole wept."),
        ("NHS TRUST, the body, left.", "They do not trust it."),
        ("A NASA probe left.", ""),
        ("A CEO who left.", ""),
        ("A PARIS court has ruled.", ""),
        ("THE LEEDS team left.", ""),
        ("UNICEF has left.", ""),
        ("BBC STARS are paid.", ""),
        ("THE STARS are out.", "THE STARS are a band."),
        ("A goat was found.", "A goat."),
        ("I am a goat.", "i am."),
        ("McLEOD wept.", "McLeod left."),
        ("THE PHILIPPINES has left.", "It left."),
        ("THE SAINTS have left.", "They left."),
        ("VITAMIN A is good.", "The vitamin is cheap."),
        ("", ""),
    ],
)
def test_what_may_be_an_abbreviation_stays(sentence: str, rest: str) -> None:
    assert without_lead_capitals(sentence, f"{sentence} {rest}") == sentence
