"""What cannot be read beside a page's text costs no more than itself."""

from __future__ import annotations

import pytest

from summarise.cleaning.html.optional import optional
from summarise.common.deadline import OutOfTimeError


def test_what_cannot_be_read_has_its_default_and_a_warning() -> None:
    warnings = list[str]()
    assert optional("the date", lambda: int("May"), 0, warnings) == 0
    assert optional("the year", lambda: int("2026"), 0, warnings) == 2026
    assert warnings == ["the date could not be read (ValueError)"]


def test_what_takes_too_long_is_the_documents_failure() -> None:
    def read() -> int:
        raise OutOfTimeError(1)

    with pytest.raises(OutOfTimeError):
        optional("the date", read, 0, [])
