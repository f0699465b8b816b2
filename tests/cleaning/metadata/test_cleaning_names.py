"""The names alone of who wrote an article."""

from __future__ import annotations

import pytest
from cleaning_articles import TITLE, cleaned, dump

from summarise.cleaning.metadata.names import is_name, names_alone


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("Ole Munt, Local Democracy Reporter ole.munt@echo.example @olemunt", "Ole Munt"),
        ("Ole Munt Political editor", "Ole Munt"),
        ("Ann Pell Senior Staff Writer", "Ann Pell"),
        ("Senior Staff Writer Ann Pell", "Ann Pell"),
        ("political reporter Tahlia Roy-Best", "Tahlia Roy-Best"),
        ("Ole Munt, Sr. Director of Operations, Hesk Ferries", "Ole Munt"),
        ("Ole Munt (content manager)", "Ole Munt"),
        ("Ole Munt | The Skerry Echo", "Ole Munt"),
        ("Ole Munt for The Skerry Echo", "Ole Munt"),
        ("Ole Munt for the Skerry Echo", "Ole Munt"),
        ("Ole Munt, in Paris", "Ole Munt"),
        ("Ann Pell, MD", "Ann Pell"),
        ("Ann Pell, Ph.D., and Ole Munt, RN", "Ann Pell, and Ole Munt"),
        ("Ole Munt\nand\nAnn Pell, Harbour Staff", "Ole Munt and Ann Pell"),
        ("Ole Munt, www.munt.example", "Ole Munt"),
        ("Krystyna, editor", "Krystyna"),
        ("王小明, 李四", "王小明, 李四"),
        ("Md Aynal Haque, Ole Munt", "Md Aynal Haque, Ole Munt"),
        ("Von Ole Munt und Ann Pell", "Ole Munt und Ann Pell"),
        ("Ole Munt, Redakteur für Küstenfragen", "Ole Munt"),
        ("Lucía Berrendo, corresponsal", "Lucía Berrendo"),
        ("Jan van der Berg, verslaggever", "Jan van der Berg"),
    ],
)
def test_names_are_alone(who: str, names: str) -> None:
    assert names_alone(who) == names


@pytest.mark.parametrize(
    "who",
    [
        "Ole Munt Jr.",
        "Ole Munt, Jr., and Ann Pell",
        "Ole Munt III",
        "Ivo Lantry and Mara Quill",
        "Ole Munt, Ann Pell, Mara Quill",
        "Dr. Ann Pell",
        "J. K. Munt",
        "O’Neil McGrath",
        "Çelik Nimani",
        "HANNA BRODD",
        "Lucía de la Vega",
        "王小明",
        "Krystyna",
    ],
)
def test_a_name_stays_as_it_is(who: str) -> None:
    assert names_alone(who) == who


@pytest.mark.parametrize(
    "who",
    ["admin", "Skerry Echo", "The Hesk Times", "Staff Writers", "news@echo.example", "skerry.example",
     "@olemunt", "Newsroom", "Learn More", "3d23d65", "Nurse & Coach",
     "Community Editor", "Linny and Peter", ""],
)  # fmt: skip
def test_what_names_nobody_is_no_name(who: str) -> None:
    assert names_alone(who, frozenset(["Skerry Echo"])) == ""


@pytest.mark.parametrize(
    "text", ["Ole Munt", "Ole Munt-Pell", "Lucía de la Vega", "d’Artagnan Munt"]
)
def test_a_name_has_capitals_and_particles(text: str) -> None:
    assert is_name(text)
    assert not is_name(f"{text} 3")
    assert not is_name(f"{text} walks")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ole Munt, Local Democracy Reporter ole.munt@echo.example @olemunt", "Ole Munt"),
        ("By Ole Munt Jr.", "Ole Munt Jr."),
        ("By Ole Munt, Ann Pell and Mara Quill", "Ole Munt, Ann Pell and Mara Quill"),
        ("Ole Munt, Coast Correspondent", "Ole Munt"),
        ("By Ole Munt for The Skerry Echo", "Ole Munt"),
        ("Words: Ole Munt", None),
        ("By our staff writers", None),
        ("Staff Writers", "Staff Writers"),
    ],
)
def test_the_byline_of_a_text_is_names_or_a_desk(line: str, byline: str | None) -> None:
    article = cleaned(dump(TITLE, line, "3 May 2025"))
    assert article.byline == byline


def test_a_name_above_a_place_and_a_date_wrote_it() -> None:
    article = cleaned(dump(TITLE, "LUCÍA BERRENDO", "Madrid - 21 may 2025 - 05:30CEST"))
    assert (article.byline, article.published) == ("LUCÍA BERRENDO", "2025-05-21T05:30:00")
