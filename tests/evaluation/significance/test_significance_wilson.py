"""Intervals of shares, against published ones."""

from __future__ import annotations

import pytest

from summarise.evaluation.significance.wilson import wilson


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [  # Newcombe 1998, "Two-Sided Confidence Intervals for the Single Proportion", table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_the_published_ones(successes: int, n: int, low: float, high: float) -> None:
    assert wilson(successes / n, n) == pytest.approx((low, high), abs=5e-5)


def test_of_no_case_nothing_is_known() -> None:
    assert wilson(0.0, 0) == (0.0, 1.0)


def test_more_confidence_is_a_wider_interval() -> None:
    narrow, wide = wilson(0.5, 20, 0.8), wilson(0.5, 20, 0.99)
    assert wide.low < narrow.low < narrow.high < wide.high
