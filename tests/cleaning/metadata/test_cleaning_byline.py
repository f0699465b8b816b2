"""Who wrote it, from a line of its own."""

from __future__ import annotations

import pytest
from cleaning_articles import PARAGRAPHS, cleaned

from summarise.cleaning.metadata.byline import (
    announces_byline,
    is_full_name,
    is_name_and_date,
    is_reporting_credit,
    parse_byline,
    parse_signature,
    written_by,
)


@pytest.mark.parametrize(
    "line",
    [
        "Written by Ole Munt",
        "Posted on July 3, 2025 by Ole Munt",
        "By Ole MuntPublished: Jan 29, 2025",
        "by Ole Munt — 5 min read",
        "Author: Ole Munt",
        "Von Ole Munt",
        "Di Ole Munt",
        "By Ole Munt on May 3, 2025",
    ],
)
def test_a_byline_is_the_name_without_when_and_where(line: str) -> None:
    assert parse_byline(line) == "Ole Munt"


def test_a_name_may_stand_below_the_line_that_announces_it() -> None:
    assert announces_byline("Written by:")
    assert not announces_byline("Written by hand")
    assert is_full_name("Lucía de la Vega")
    assert not is_full_name("Lucía walked home")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Hanna Brodd", "Hanna Brodd"),
        ("BY HANNA BRODD", "HANNA BRODD"),
        ("Words by Hanna Brodd | Skerry Echo", "Hanna Brodd"),
        ("By Hanna Brodd and Ole Munt, Staff Writers.", "Hanna Brodd and Ole Munt, Staff Writers"),
        ("Por Lucía Berrendo", "Lucía Berrendo"),
        ("Hanna Brodd, Coast Correspondent", "Hanna Brodd, Coast Correspondent"),
        ("Staff Writers", "Staff Writers"),
        ("By Ole Munt on Monday, 3 May 2025 at 9 a.m.", "Ole Munt"),
    ],
)
def test_a_byline_gives_who_wrote_it(line: str, expected: str) -> None:
    assert parse_byline(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the water had reached the doors of the hall.",
        "By the numbers",
        "By Hanna Brodd?",
        "The editor, Hanna Brodd, resigned.",
        "Hanna Brodd at Lanner Park",
    ],
)
def test_what_only_looks_like_a_byline_is_none(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    "line", ["(Reporting by Ivo Lantry; Editing by Pell)", "With input from AFP"]
)
def test_the_credit_at_the_end_is_known(line: str) -> None:
    assert is_reporting_credit(line)


def test_a_paragraph_about_reporting_is_no_credit() -> None:
    assert not is_reporting_credit("The reporting by the paper led to an inquiry.")
    assert not is_reporting_credit("Reporting by the paper " + "led to an inquiry " * 20)


@pytest.mark.parametrize(
    "line", ["The Ansel Courier, 16 July 2025", "Ole Munt • May 3, 2025", "Video - 3 May 2025"]
)
def test_a_name_and_a_date_say_where_and_when_it_was_published(line: str) -> None:
    assert is_name_and_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "What happened on 16 July 2025",
        "The lamp went out, as all there saw, on 3 May 2025.",
        "2025",
    ],
)
def test_a_date_in_what_is_said_is_no_such_line(line: str) -> None:
    assert not is_name_and_date(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [("Ole Munt May 3, 2025", "Ole Munt"), ("SkerryNews 3 May 2025", "SkerryNews")],
)
def test_a_name_right_before_a_date_signs_the_article(line: str, name: str) -> None:
    assert parse_signature(line) == name
    assert not is_name_and_date(line)


@pytest.mark.parametrize("line", ["Ole Munt", "3 May 2025", "The lamp went out on 3 May 2025"])
def test_nothing_else_is_a_signature(line: str) -> None:
    assert parse_signature(line) is None


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Story and photos by Ole Munt", "Ole Munt"),
        ("Words and pictures by Ole Munt", "Ole Munt"),
        ("Special to the Skerry Echo by Ole Munt", "Ole Munt"),
        ("As told to Ole Munt", "Ole Munt"),
    ],
)
def test_who_told_it_wrote_it(line: str, who: str) -> None:
    assert parse_byline(line) == who
    assert written_by([line]) == who


@pytest.mark.parametrize(
    "line",
    [
        "From Monday in Vessel Bay",
        "From Vessel Bay to Marle in an hour",
        "From Ole Munt in Marle came no answer",
        "From tugs in Vessel Bay",
        "From Village Hall in Vessel Bay",
        "From North Quay at Home",
        "From VESSEL HQ in Callan",
    ],
)
def test_other_lines_with_from_are_no_byline(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "By Our Tennis Correspondent",
        "BY OUR INDUSTRIAL CORRESPONDENT",
        "Our Own Correspondent",
        "Von unserem Korrespondenten Berlin",
        "De notre correspondant Callan",
    ],
)
def test_our_correspondent_is_nobodys_name(line: str) -> None:
    assert written_by([line]) is None


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By Anna Onze", "Anna Onze"),
        ("By Jean Nos", "Jean Nos"),
        ("By Laura Nostro", "Laura Nostro"),
        ("By Our political editor Ann Pell", "Ann Pell"),
        ("De notre correspondant Ole Munt", "Ole Munt"),
        ("Von unserem Korrespondenten Ole Munt", "Ole Munt"),
    ],
)
def test_a_name_that_is_a_word_for_our_or_stands_behind_it_stays(line: str, who: str) -> None:
    assert written_by([line]) == who


@pytest.mark.parametrize("line", ["From Village Hall in Vessel Bay", "From North Quay at Marle"])
def test_a_heading_that_says_where_from_is_the_articles(line: str) -> None:
    article = cleaned("\n\n".join((line, *PARAGRAPHS)))
    assert (article.title, article.byline) == (line, None)
