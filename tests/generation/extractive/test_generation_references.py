"""What sentences point at."""

from __future__ import annotations

import pytest

from summarise.generation.extractive.references import References, names_in_full_again

LEAD = "Ann Lee, the mayor of Millrace, opened a bridge on Tuesday."


def needed(*sentences: str) -> list[set[int]]:
    """What the last of some sentences needs."""
    return [set(one) for one in References(sentences).needs(len(sentences) - 1)]


@pytest.mark.parametrize(
    "sentence",
    [
        "She had waited for it for years.",
        "On Friday, she will open a school.",
        "Every morning in May she had swum there.",
        "But boats may not pass.",
        "“At last,” she said.",
        "When she spoke, people cheered.",
        "In addition, a band played.",
        "Currently, both are shut.",
        "As a result, boats may pass.",
        "After that, a band played on the square.",
        "The 61-year-old had asked for it.",
        "Nobody had expected this decision.",
        "Anglers had asked for this “miracle” for years.",
    ],
)
def test_what_goes_on_from_the_sentence_before_needs_it(sentence: str) -> None:
    assert needed(LEAD, "A band played.", sentence) == [{1}]


@pytest.mark.parametrize(
    "sentence",
    [
        "A band from Dunstall played its songs.",
        "“It is open,” said a fisherman of the town.",
        "Residents said their cellars were wet.",
        "Police in Millrace said the street was closed.",
    ],
)
def test_what_stands_by_itself_needs_nothing(sentence: str) -> None:
    assert needed(LEAD, "Nobody was hurt.", sentence) == []


def test_what_the_opening_noun_is_any_sentence_with_it_says() -> None:
    assert needed(LEAD, "A band played.", "The bridge cost two million.") == [{0}]


def test_a_noun_that_nothing_mentioned_needs_something_before_it() -> None:
    assert needed(LEAD, "A band played.", "The harbour was closed.") == [{0, 1}]


def test_a_noun_in_an_opening_phrase_opens_too() -> None:
    assert needed(LEAD, "A band played.", "At one point the harbour was closed.") == [{0, 1}]


def test_a_surname_needs_a_sentence_that_introduces_it() -> None:
    assert needed(LEAD, "A band played.", "People waved at Lee from boats.") == [{0}]


def test_a_name_that_is_introduced_again_needs_nothing() -> None:
    assert needed(LEAD, "A band played.", "People waved at Ann Lee from boats.") == []


def test_who_said_what_the_sentence_before_is_needs_it() -> None:
    assert needed(LEAD, "“Why not in May?”", "Tom Hall asked on Monday.") == [{1}]
    assert needed(LEAD, "“Why not in May?”", "Tom Hall asked, adding that he may go.") == [{1}]


def test_a_sentence_cut_at_a_time_of_day_needs_its_start() -> None:
    assert needed("Doors open at 7 p.m.", "Friday in the hall of the town.") == [{0}]


def test_what_a_line_announces_needs_it() -> None:
    assert needed(LEAD, "The plan would:", "Close streets of Millrace.") == [{1}]


def test_what_is_said_further_needs_something_before_it() -> None:
    assert needed(LEAD, "A band played.", "Anglers of Dunstall were also glad.") == [{0, 1}]


def test_an_opening_that_points_at_what_is_yet_to_come_cannot_be_had() -> None:
    assert needed("She had waited for years.") == [set()]


def test_an_opening_may_say_the_bridge() -> None:
    assert needed("The bridge over the river is open.") == []


def test_a_full_name_that_is_met_again_is_known() -> None:
    sentences = (
        "Ada Lindqvist closed the bridge at North Harbour.",
        "Lindqvist said that it was old.",
        "Ada Lindqvist stands beside the bridge.",
        "Boats left for North Harbour.",
    )
    assert names_in_full_again(sentences) == [False, False, True, False]


def test_the_first_sentence_may_open_with_an_it_that_stands_for_nothing() -> None:
    assert needed("It is hard to find a voter who wants the bridge.") == []
    assert needed("There are plans to build a bridge.") == []
    assert needed("There may be plans to build a bridge.") == []
    assert needed("It began with a plan to build a bridge.") == [set()]
    assert needed(LEAD, "It is hard to find a voter who wants the bridge.") == [{0}]


@pytest.mark.parametrize(
    "sentence",
    [
        "There he met her again in the summer of 1999.",
        "It was his wish to see her there once more in May.",
        "It is clear to them that she lied.",
    ],
)
def test_behind_such_an_it_others_still_need_someone(sentence: str) -> None:
    assert needed(sentence) == [set()]


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 300 people were hurt in Ostrey on Monday.",
        "One person was hurt in Ostrey on Monday.",
        "Another 300 jobs will go in Ostrey in May.",
        "Both sides in Norland agreed to a truce.",
        "Later this year, Norland will vote on the bridge.",
        "This year's harvest in Norland was poor.",
        "This May, Norland will vote on the bridge.",
        "Here in Ostrey, nobody has a horse.",
        "Then-President Ann Lee was charged in Ostrey.",
        "So-called legal highs are banned in Norland.",
    ],
)
def test_a_first_sentence_may_open_so(sentence: str) -> None:
    assert needed(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["One of them was hurt in Ostrey.", "But Norland will vote.", "This was in Ostrey."]
)
def test_a_first_sentence_that_goes_on_from_none_needs_one_all_the_same(sentence: str) -> None:
    assert needed(sentence) == [set()]
