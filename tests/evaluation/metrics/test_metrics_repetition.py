"""Repetition within a summary."""

from __future__ import annotations

import pytest

from summarise.evaluation.metrics.repetition import Repetition
from summarise.evaluation.metrics.summary_text import SummaryText


@pytest.mark.parametrize(("summary", "expected"), [("a b c a b c", 100 / 4), ("a b", 0.0)])
def test_three_words_that_came_before_are_counted(summary: str, expected: float) -> None:
    found = Repetition().measure(SummaryText(summary, "paragraph"), None)
    assert found.values["repeated"] == pytest.approx(expected)
