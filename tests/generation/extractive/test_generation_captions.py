"""Captions above credits."""

from __future__ import annotations

import pytest

from summarise.generation.extractive.captions import above_credits

CAPTION = "Ann Lee and Bo Finch on the bridge, May 2, 2025."


@pytest.mark.parametrize(
    "credit",
    [
        "(Photo: Bo Finch)",
        "(Reuters photo: Bo Finch)",
        "(AP Photo/Bo Finch)",
        "[Photos by Bo Finch]",
        "Photo: AP",
        "Finch/Getty Images",
        "Norland Agency Getty Images",
        "Norland Pool via Reuters",
    ],
)
def test_a_sentence_without_a_verb_above_a_credit_is_a_caption(credit: str) -> None:
    assert above_credits(["A bridge is open.", CAPTION, credit, "Boats may pass."]) == {1}


@pytest.mark.parametrize(
    "line",
    [
        "(AP)",
        "(Reporting by Bo Finch; Reuters)",
        "(PHOTOS: 20 bridges of Norland)",
        "The image problem",
        "Bo Finch took a photo of it.",
    ],
)
def test_other_lines_are_no_credits(line: str) -> None:
    assert not above_credits([CAPTION, line, "Boats may pass."])


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland won the rugby cup in Millrace, Monday, May 2, 2025.",
        "Norland beat Millrace 3-1 in the final of the rugby cup.",
        "Shares fell 3 percent in Norland on Tuesday.",
        "The mayor has come.",
        "The mayor opened it.",
        "Norland bans the ferry from May, the mayor said.",
    ],
)
def test_what_says_what_happened_is_no_caption(sentence: str) -> None:
    assert not above_credits([sentence, "(Photo: Bo Finch)", "Boats may pass."])


def test_a_sentence_that_ends_with_a_date_needs_a_credit_to_be_a_caption() -> None:
    assert not above_credits([CAPTION, "Boats may pass."])


@pytest.mark.parametrize(
    "sentence", ["Fans of Ostrey United queue for tickets.", "Ann Ahmed at the Ostrey market."]
)
def test_a_name_in_ed_is_no_verb(sentence: str) -> None:
    assert above_credits([sentence, "Photo: Bo Finch"]) == {0}
