"""Bylines, agencies and dates, near the head and away from it."""

from __future__ import annotations

import pytest
from cleaning_articles import TITLE, cleaned, dump, labels


def test_byline_agency_and_date_are_found_near_the_head() -> None:
    assert labels(dump(TITLE, "By Ole Munt", "AFP", "3 May 2025")) == {
        TITLE: "title",
        "By Ole Munt": "byline",
        "AFP": "agency",
        "3 May 2025": "date",
    }


def test_a_date_far_below_the_head_is_not_the_articles() -> None:
    assert labels(dump(TITLE, below=("22 November 2024",)))["22 November 2024"] == "navigation"


def test_a_byline_far_below_the_head_is_not_the_articles() -> None:
    assert labels(dump(TITLE, below=("By Ole Munt",)))["By Ole Munt"] == "navigation"


def test_a_first_paragraph_that_opens_like_a_byline_is_kept() -> None:
    line = "By Tuesday the lamp had been carried to the museum in Vessel Bay."
    assert labels(dump(line)) == {line: "body"}


@pytest.mark.parametrize("opening", ["Exclusive by", "INTERVIEW BY", "Feature by"])
def test_what_a_byline_is_of_may_stand_before_it(opening: str) -> None:
    line = f"{opening} Ole Munt"
    assert labels(dump(TITLE, line))[line] == "byline"
    assert cleaned(dump(TITLE, line)).byline == "Ole Munt"


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ole Munt; Editing by Ann Pell)",
        "• Additional reporting by Ole Munt",
        "* Reporting by Ole Munt",
        "— Additional reporting by Ole Munt",
    ],
)
def test_the_credit_at_the_end_is_dropped(line: str) -> None:
    assert labels(dump(TITLE, below=(line,)))[line] == "byline"


@pytest.mark.parametrize("role", ["Columnist", "Harbour editor", "Political Correspondent"])
def test_a_name_above_what_its_bearer_is_wrote_the_article(role: str) -> None:
    assert labels(dump(TITLE, "Ole Munt", role)) == {
        TITLE: "title",
        "Ole Munt": "byline",
        role: "navigation",
    }
    assert cleaned(dump(TITLE, "Ole Munt", role)).byline == "Ole Munt"


def test_a_name_above_a_date_may_have_its_place_behind_a_bar() -> None:
    assert cleaned(dump(TITLE, "Ole Munt | Hesk", "5 May 2025")).byline == "Ole Munt"


def test_a_name_below_the_headline_is_of_whom_the_end_calls_its_author() -> None:
    told = "Ole Munt is a columnist of the Kestrel Bay Gazette."
    assert cleaned(dump(TITLE, "Ole Munt", below=(told,))).byline == "Ole Munt"
    assert cleaned(dump(TITLE, "Ole Munt", below=("Ole Munt is a keeper.",))).byline is None
