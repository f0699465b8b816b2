"""Whether a summary was cut off."""

from __future__ import annotations

import pytest

from summarise.evaluation.metrics.completeness import Completeness
from summarise.evaluation.metrics.summary_text import SummaryText


@pytest.mark.parametrize(
    ("summary", "length", "incomplete"),
    [
        ("Rain shuts roads", "headline", False),
        ("Rain shuts roads of the", "headline", True),
        ("Rain shut roads.", "paragraph", False),
        ("Rain shut roads", "paragraph", True),
        ("Town gets a budget it can live with", "headline", True),
        ("The town has a budget that it can live with.", "paragraph", False),
        ("The mayor denied that.", "headline", False),
    ],
)
def test_ending_that_nothing_ends_in_is_incomplete(
    summary: str, length: str, incomplete: bool
) -> None:
    found = Completeness().measure(SummaryText(summary, length), None)
    assert found.details["incomplete"] is incomplete
    assert found.values["incomplete"] == 100.0 * incomplete
