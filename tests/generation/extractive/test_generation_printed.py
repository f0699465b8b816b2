"""Sentences as a paragraph prints them."""

from __future__ import annotations

import pytest

from summarise.common.text.sentences import split_sentences
from summarise.generation.extractive.printed import as_printed, printed_sentences


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("• Boats may pass.", "Boats may pass."),
        ("A: Boats may pass.", "Boats may pass."),
        ("Antor <ANTM.L> and Ry <.RY> fell.", "Antor and Ry fell."),
        ("The sum is <5 but not <N>.", "The sum is <5 but not <N>."),
        ("Ann Lee (left) opened it.", "Ann Lee opened it."),
        ("Ann Lee (pictured in May) opened it.", "Ann Lee opened it."),
        ("Ann Lee, pictured, opened it.", "Ann Lee opened it."),
        ("Ann Lee (Greens) opened it.", "Ann Lee (Greens) opened it."),
        ("Lee turned left (and fell).", "Lee turned left (and fell)."),
        ("Ann Lee, 22 (left) opened it.", "Ann Lee, 22 opened it."),
        ("The Workers (left) won 30 seats.", "The Workers (left) won 30 seats."),
        ("Moderates (centre right) won 40.", "Moderates (centre right) won 40."),
        ("Ann Jones (left) opened it.", "Ann Jones opened it."),
        ("The mayor (far left) opened it.", "The mayor opened it."),
        ("Lee (left) opened it.", "Lee opened it."),
        ("Ann Lee of Dawn Party (left) won.", "Ann Lee of Dawn Party (left) won."),
        ("Social Democrats (left) won 30.", "Social Democrats (left) won 30."),
        ("The Dawn (far right) won 3 seats.", "The Dawn (far right) won 3 seats."),
        (
            "Ministers of Die Linke (left) lost two seats.",
            "Ministers of Die Linke (left) lost two seats.",
        ),
        (
            "The Greens (left) and Union (right) will talk.",
            "The Greens (left) and Union will talk.",
        ),
        (
            "Workers’ leader Ann Lee (left) speaks to voters.",
            "Workers’ leader Ann Lee speaks to voters.",
        ),
        ("Ann Lee, 22 (left) won 30 seats.", "Ann Lee, 22 won 30 seats."),
        ("The mayor (centre), lost his seat.", "The mayor, lost his seat."),
        ("Roads (below the dam) are shut.", "Roads (below the dam) are shut."),
        ("Bo Finch (seen as a rival) left.", "Bo Finch (seen as a rival) left."),
    ],
)
def test_what_belongs_to_the_page_is_left_out(sentence: str, expected: str) -> None:
    assert as_printed(sentence) == expected


def test_words_of_a_sentence_are_left_as_they_are() -> None:
    sentence = "Gov. Ann Lee (D) LeeBridge deal is near. The governor said MORE towns would join."
    assert as_printed(sentence) == sentence


@pytest.mark.parametrize(
    "dateline",
    ["MILLRACE, May 2 (Reuters) - ", "Millrace, Norland (AP) -- ", "(CNN) ", "MILLRACE, NL--", ""],
)
def test_the_dateline_is_no_part_of_the_first_sentence(dateline: str) -> None:
    text = f"{dateline}A bridge was opened.\nIt cost\na lot."
    spans = split_sentences(text)
    assert printed_sentences(text, spans) == ["A bridge was opened.", "It cost a lot."]


def test_a_dateline_may_stand_behind_a_line_of_the_page() -> None:
    text = "The bridge on Tuesday.\n\nMILLRACE, Norland — A bridge was opened."
    assert printed_sentences(text, split_sentences(text))[1] == "A bridge was opened."


def test_points_that_a_line_announces_keep_their_bullets() -> None:
    text = "The plan would:\n\n* Open the bridge.\n\n* Close the ferry. Nobody knows when."
    printed = printed_sentences(text, split_sentences(text))
    assert printed[1:] == ["* Open the bridge.", "* Close the ferry.", "Nobody knows when."]


def test_capitals_of_the_layout_go_where_a_paragraph_opens() -> None:
    text = "A FERRY sank. THE FERRY was old.\n\nTHE FERRY had a crew.\n\nThe ferry is gone."
    printed = printed_sentences(text, split_sentences(text), "Ferry sinks")
    assert printed[:2] == ["A FERRY sank.", "THE FERRY was old."]  # twice: it may be its name
    text = "MILLRACE (AP) — A FERRY sank.\n\nTHE CREW left.\n\nThe ferry is gone, its crew too."
    printed = printed_sentences(text, split_sentences(text))
    assert printed[:2] == ["A ferry sank.", "The crew left."]
