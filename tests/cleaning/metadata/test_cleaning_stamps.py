"""Lines that say when something was, and nothing else."""

import pytest

from summarise.cleaning.metadata.stamps import is_moment, is_stamp, opens_with_stamp, stamp_order


@pytest.mark.parametrize(
    "line",
    [
        *(
            "14:32",
            "18.45 Uhr",
            "18.45",
            "17h45",
            "9.20 h",
            "9h",
            "16:40 BST",
            "4.12pm",
            "4 pm",
            "Updated 14:32",
        ),
        *(
            "1962",
            "March 1974",
            "12. Oktober 1967",
            "1914-1918",
            "Mayo de 1934",
            "14. Januar",
            "Août 1921",
        ),
        *("2 June 1985", "30 de abril de 2021", "Tuesday 6 May 2025", "6.5.2025, 14:20 Uhr"),
        *("45'", "90.+2", "90+2'", "61."),
    ],
)
def test_times_days_years_and_minutes_are_stamps(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        *("1", "12", "4112", "Step 1", "2 leeks", "100%", "12 comments", "£18.45", "In 1962", ""),
        *("5.99", "25.00"),
    ],
)
def test_other_lines_with_numbers_are_none(line: str) -> None:
    assert not is_stamp(line)


@pytest.mark.parametrize(
    "text",
    [
        "14:32: The bridge",
        "18.45 Uhr – Wir",
        "1962: The",
        "12. Oktober 1967: Das",
        "14:32 The bridge",
    ],
)
def test_a_text_may_go_on_behind_a_stamp(text: str) -> None:
    assert opens_with_stamp(text)


@pytest.mark.parametrize(
    "text",
    [
        "In 1962 the",
        "Note: The",
        "The 1962 plan: no",
        "2018 Harbour Days Series",
        "12.50 euros is",
        "2.15 million people",
    ],
)
def test_other_openings_are_no_stamps(text: str) -> None:
    assert not opens_with_stamp(text)


def test_a_moment_has_a_year_and_a_time() -> None:
    assert is_moment("August 22, 2018 at 5:57 am")
    assert not is_moment("2 June 1985")
    assert not is_moment("14:32")


def test_stamps_are_ordered_by_their_years_or_their_times() -> None:
    assert [stamp_order(line) for line in ("March 1974", "18.45 Uhr", "17h05", "Monday")] == [
        1974,
        1125,
        1025,
        None,
    ]


def test_noon_and_midnight_are_in_their_order_and_days_of_a_month_in_none() -> None:
    times = ("12:10 am", "11 am", "12.30 pm", "1 p.m.", "4.12pm")
    assert [stamp_order(time) for time in times] == [10, 660, 750, 780, 972]
    assert stamp_order("5 May") is stamp_order("30 May") is None
