"""The bootstrap: seeded, ordered, and defined for few values."""

from __future__ import annotations

import math

import numpy as np
import pytest

from summarise.evaluation.significance.bootstrap import interval, intervals, resampled_means

VALUES = np.linspace(0, 100, 40) ** 1.5


def test_same_seed_gives_the_same_interval() -> None:
    assert interval(VALUES) == interval(VALUES)


def test_other_seed_gives_another_interval() -> None:
    assert interval(VALUES, seed=1) != interval(VALUES, seed=2)


def test_interval_bounds_the_mean() -> None:
    low, high = interval(VALUES)
    assert low < VALUES.mean() < high


def test_interval_is_close_to_the_normal_one_for_many_values() -> None:
    values = np.random.default_rng(7).normal(50, 10, size=2000)
    error = 1.96 * values.std() / math.sqrt(len(values))
    low, high = interval(values)
    assert low == pytest.approx(values.mean() - error, abs=0.06)
    assert high == pytest.approx(values.mean() + error, abs=0.06)


def test_lower_confidence_gives_a_narrower_interval() -> None:
    wide, narrow = interval(VALUES), interval(VALUES, confidence=0.5)
    assert wide.low < narrow.low < narrow.high < wide.high


def test_interval_of_one_value_is_that_value_and_not_nan() -> None:
    assert interval([42.5]) == (42.5, 42.5)


def test_interval_of_no_values_is_zero_and_not_nan() -> None:
    assert interval([]) == (0.0, 0.0)


def test_same_n_is_drawn_at_the_same_places_so_that_systems_can_be_compared() -> None:
    difference = resampled_means(VALUES + 3) - resampled_means(VALUES)
    assert difference == pytest.approx(np.full(1000, 3.0))


def test_columns_are_drawn_together_as_each_by_itself() -> None:
    assert intervals(np.stack([VALUES, 2 * VALUES], axis=1)) == [
        interval(VALUES),
        interval(2 * VALUES),
    ]
