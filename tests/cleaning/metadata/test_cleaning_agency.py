"""Agencies that a line or a dateline names."""

from __future__ import annotations

import pytest

from summarise.cleaning.metadata.agency import dateline_agency, parse_agency


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Reuters", "Reuters"),
        ("(AFP)", "AFP"),
        ("AAP with AP", "AAP, AP"),
        ("AP/AP", "AP"),
        ("Harbour Post with AFP", "AFP"),
    ],
)
def test_an_agency_line_gives_each_agency_once(line: str, expected: str) -> None:
    assert parse_agency(line) == expected


@pytest.mark.parametrize("line", ["Reuters said", "a deal with Reuters", "and", ""])
def test_a_line_with_more_than_agencies_names_none(line: str) -> None:
    assert parse_agency(line) is None


@pytest.mark.parametrize("dash", "-–—")
def test_a_dateline_names_its_agency(dash: str) -> None:
    line = f"VESSEL BAY, June 12 (Reuters) {dash} The lighthouse went dark on Monday."
    assert dateline_agency(line) == "Reuters"


@pytest.mark.parametrize(
    "line",
    [
        "VESSEL BAY (the town) - The lighthouse went dark.",
        "The lighthouse, which had been lit since 1885 and had three keepers (Reuters) - went dark.",
        "Reuters - The lighthouse went dark.",
    ],
)
def test_brackets_without_an_agency_or_inside_a_sentence_are_no_dateline(line: str) -> None:
    assert dateline_agency(line) is None
