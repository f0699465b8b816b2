import pytest

from summarise.readers.moments import read_moment


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (1773480600, "2026-03-14T09:30:00+00:00"),
        (1773480600.25, "2026-03-14T09:30:00+00:00"),
        (1773480600250, "2026-03-14T09:30:00+00:00"),
        (" 1773480600 ", "2026-03-14T09:30:00+00:00"),
        (200000000, "1976-05-03T19:33:20+00:00"),
        (20260314, "2026-03-14"),
        ("20260314093000", "2026-03-14T09:30:00"),
        ("2026/3/14", "2026-03-14"),
        ("2026.03.14 09:30", "2026-03-14 09:30"),
    ],
)
def test_a_date_in_digits_is_read(value: str | float, moment: str) -> None:
    assert read_moment(value) == moment


@pytest.mark.parametrize(
    "value", ["", "yesterday", 2026, 20261399, "20260314256000", "14/03/2026", -1773480600, "1e9"]
)
def test_what_is_no_date_in_digits_is_none(value: str | float) -> None:
    assert read_moment(value) is None
