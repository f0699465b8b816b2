"""When it was published, from a line of its own."""

from __future__ import annotations

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned, dump

from summarise import clean
from summarise.cleaning.metadata.date import parse_date, parse_date_line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2025-05-14", "2025-05-14"),
        ("14 May 2025", "2025-05-14"),
        ("14th May, 2025", "2025-05-14"),
        ("May 14, 2025", "2025-05-14"),
        ("Wed, Sept. 3 2025", "2025-09-03"),
        ("3 May 2025, 18:15", "2025-05-03T18:15:00"),
        ("Sat 17 May 2025 20.45", "2025-05-17T20:45:00"),
        ("11 June 2025, 14:20 | Updated 17:05", "2025-06-11T14:20:00"),
        ("May 3, 2025 at 12:30 a.m.", "2025-05-03T00:30:00"),
        ("May 3, 2025 at 7 pm", "2025-05-03T19:00:00"),
    ],
)
def test_a_date_is_iso_with_its_time_when_it_has_one(line: str, expected: str) -> None:
    assert parse_date(line) == expected


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("2025-05-14T16:40:37Z", "+00:00"),
        ("2025-05-14T16:40:37.250Z", "+00:00"),
        ("2025-05-14 16:40:37 GMT", "+00:00"),
        ("2025-05-14T16:40:37+02:00", "+02:00"),
        ("2025-05-14T16:40:37-0530", "-05:30"),
        ("2025-05-14 16:40:37 GMT+2", ""),
    ],
)
def test_a_time_zone_is_kept_as_an_offset_and_never_guessed(line: str, zone: str) -> None:
    assert parse_date(line) == "2025-05-14T16:40:37" + zone


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12. Mai 2025", "2025-05-12"),
        ("3. Dezember 2024, 18:15 Uhr", "2024-12-03T18:15:00"),
        ("1er mai 2025", "2025-05-01"),
        ("14 août 2025", "2025-08-14"),
        ("12 de octubre de 2024", "2024-10-12"),
        ("1 de março de 2025", "2025-03-01"),
        ("12 luglio 2024", "2024-07-12"),
        ("3 maart 2025", "2025-03-03"),
    ],
)
def test_months_are_read_in_seven_languages(line: str, expected: str) -> None:
    assert parse_date(line) == expected


@pytest.mark.parametrize(
    "line", ["3 marathons 2024", "4 novels 2020", "vor 3 Stunden", "10 main 2025"]
)
def test_words_that_open_like_a_month_are_none(line: str) -> None:
    assert parse_date(line) is None


@pytest.mark.parametrize(
    "line",
    ["Veröffentlicht am 12. Mai 2025 um 14:20 Uhr", "Publié le 3 mai 2025 à 18:15"],
)
def test_a_date_line_may_say_published_in_other_languages(line: str) -> None:
    assert parse_date_line(line) is not None


@pytest.mark.parametrize("line", ["03/02/2025", "3.2.2025", "03-02-2025"])
def test_numbers_are_read_day_first(line: str) -> None:
    assert parse_date(line) == "2025-02-03"


def test_numbers_that_cannot_be_day_first_are_read_month_first() -> None:
    assert parse_date("12/31/2024") == "2024-12-31"


def test_a_half_of_the_day_may_have_a_space_in_it() -> None:
    assert parse_date("3 de mayo de 2025, 5:15 p. m.") == "2025-05-03T17:15:00"


def test_a_lone_number_after_a_date_is_no_time() -> None:
    assert parse_date("3 May 2025, 14 arrests") == "2025-05-03"


@pytest.mark.parametrize("line", ["30 February 2025", "3 May 2025, 27:10", "yesterday", ""])
def test_what_is_no_date_is_none(line: str) -> None:
    assert parse_date(line) is None


@pytest.mark.parametrize(
    "line", ["Published: 3 May 2025, 6:15pm GMT", "Last updated on 2025-05-03"]
)
def test_a_line_that_is_a_date_and_nothing_else_is_a_date_line(line: str) -> None:
    assert parse_date_line(line) is not None


@pytest.mark.parametrize("line", ["The bridge opened on 3 May 2025.", "Monday", "2,410 votes"])
def test_a_line_with_more_than_a_date_is_no_date_line(line: str) -> None:
    assert parse_date_line(line) is None


def test_a_day_that_may_be_two_days_is_told_and_one_that_cannot_is_not() -> None:
    body = "The old bridge at Harrow will be closed for two weeks from Monday, the council said."

    def told(day: str) -> list[str]:
        article = clean(
            f"Bridge to close\n\nBy Mara Quint\n{day}\n\n{body}\n\n{body[4:].capitalize()}"
        )
        return [warning for warning in article.warnings if "published" in warning]

    assert told("03/04/2025") == ["published may be another day: 03/04/2025 was read day first"]
    assert told("23/04/2025") == []


@pytest.mark.parametrize(
    "line",
    [
        "2025年3月4日",
        "2025年03月04日 18時30分",
        "2025년 3월 4일",
        "2025.03.04",
        "2025. 3. 4.",
        "2025/3/4",
        "4 марта 2025",
        "4 марта 2025 г.",
        "4 березня 2025",
        "04-Mar-2025",
    ],
)
def test_days_are_read_as_other_scripts_and_old_pages_write_them(line: str) -> None:
    assert parse_date_line(line) == "2025-03-04"
    article = cleaned(dump(TITLE, line))
    assert (article.published, article.text) == ("2025-03-04", BODY)


@pytest.mark.parametrize(
    "line",
    [
        "2025年03月04日 10:20 来源：灯塔日报 记者 王明",
        "2025年3月4日 10:20 更新",
        "王明秀 기자 입력 2025.03.04 10:20 수정 2025.03.05 11:00",
        "4 марта 2025, 10:20",
    ],
)
def test_a_date_line_may_say_who_wrote_it_and_where(line: str) -> None:
    assert parse_date_line(line) == "2025-03-04T10:20:00"


@pytest.mark.parametrize(
    "line",
    ["2025年3月4日、灯台は消灯した。", "1985/86/87", "2025.13.04", "2025年度の予算は3月に決まる"],
)
def test_a_sentence_with_a_year_is_no_date_line(line: str) -> None:
    assert parse_date_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Version 2025.1.2",
        "Version: 2025.01.02",
        "2025.1.2 is out",
        "release 2025-1-2",
        "2025/04/05/06",
        "1.2025.3.4",
        "2025.3.4.5",
        "In 2025. 3. 4 of",
        "Lamp 2025/1/2",
    ],
)
def test_numbers_of_versions_are_no_dates(line: str) -> None:
    assert parse_date(line) is None
    article = cleaned(dump(TITLE, PARAGRAPHS[0], line, *PARAGRAPHS[1:]))
    assert (article.published, article.byline) == (None, None)
