"""Headlines cut from an article's first sentence: what is left out, and where they may end."""

from __future__ import annotations

import pytest

from summarise.generation.extractive.lead_clauses import lead_clauses
from summarise.generation.postprocess.lengths import Bounds

BOUNDS = Bounds(4, 12)


def test_they_end_where_a_clause_or_a_phrase_does_with_and_without_the_article() -> None:
    text = "The council closed the Kessel bridge for repairs, the mayor said. It opens in May."
    assert lead_clauses(text, BOUNDS) == [
        "Council closed the Kessel bridge",
        "The council closed the Kessel bridge",
        "Council closed the Kessel bridge for repairs",
        "The council closed the Kessel bridge for repairs",
        "Council closed the Kessel bridge for repairs, the mayor said",
        "The council closed the Kessel bridge for repairs, the mayor said",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ada Ort (R-Quill) today announced grants for the town.",
        "Sen. Ada Ort on Tuesday morning announced grants for the town.",
        "After a long vote, Sen. Ada Ort announced grants for the town.",
        "Echoing her voters, Sen. Ada Ort announced grants for the town.",
        "Today, as promised, Sen. Ada Ort announced grants for the town.",
        "In Quill, Norland, Sen. Ada Ort announced grants for the town.",
        "On June 3, 2024, Sen. Ada Ort announced grants for the town.",
        "Sen. Ada Ort, a member of the Roads and Bridges Panel, announced grants for the town.",
        "Sen. Ada Ort, 61, who was born there, announced grants for the town.",
    ],
)
def test_asides_days_and_what_comes_before_the_subject_are_left_out(text: str) -> None:
    assert lead_clauses(text, BOUNDS)[-1] == "Sen. Ada Ort announced grants for the town"


def test_a_name_that_ends_as_a_participle_does_is_the_subject() -> None:
    found = lead_clauses("Boeing cut jobs at its plant in Quill, the union said there.", BOUNDS)
    assert found[0] == "Boeing cut jobs at its plant"
    found = lead_clauses(
        "Reading council will close four libraries, Ann Lee said on Monday.", BOUNDS
    )
    assert found[0].startswith("Reading council")
    found = lead_clauses("Beijing has closed 30 schools in the north, Xinhua reported.", BOUNDS)
    assert found[0].startswith("Beijing has closed")


def test_a_comma_behind_a_day_stays_where_it_divides_what_is_around_the_day() -> None:
    found = lead_clauses("Ort took the seat of Quill on Saturday, capping a rout.", BOUNDS)
    assert found == ["Ort took the seat of Quill", "Ort took the seat of Quill, capping a rout"]


def test_who_holds_an_office_is_called_by_surname_with_and_without_it() -> None:
    text = "Idaho Sen. Ada B. Ort announced grants for the town."
    assert {line.split(" announced")[0] for line in lead_clauses(text, BOUNDS)} == {
        "Idaho Sen. Ada B. Ort",
        "Idaho Sen. Ort",
        "Ort",
    }


def test_no_cut_ends_inside_a_name_that_has_an_and() -> None:
    found = lead_clauses("Ort leads the Department of Roads and Bridges in Quill.", BOUNDS)
    assert found[0] == "Ort leads the Department of Roads and Bridges"


@pytest.mark.parametrize(
    "text",
    [
        "They closed the Kessel bridge for repairs.",
        "As the council closed the Kessel bridge for repairs.",
        "After a vote, he closed the Kessel bridge for repairs.",
        "Bridge closed.",
        "",
    ],
)
def test_a_sentence_that_cannot_stand_by_itself_gives_none(text: str) -> None:
    assert lead_clauses(text, BOUNDS) == []


def test_no_cut_opens_a_quotation_that_it_does_not_close_or_ends_on_a_particle() -> None:
    text = "The mayor called it “a bridge, and a bad one, by any measure” at the opening."
    found = lead_clauses(text, BOUNDS)
    assert all(line.count("“") == line.count("”") for line in found)
    assert "Mayor called it “a bridge" not in found
    assert not lead_clauses("The council voted to close it on.", Bounds(7, 7))


def test_how_long_before_or_after_is_not_cut_from_its_phrase() -> None:
    found = lead_clauses(
        "Travellers walked through the terminal six months after it was due.", BOUNDS
    )
    assert found[0] == "Travellers walked through the terminal"
    assert not any(line.endswith("months") for line in found)
    assert lead_clauses("Court jailed a thief for six months.", BOUNDS)[-1].endswith("months")
