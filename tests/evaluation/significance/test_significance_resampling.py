"""The bootstrap: seeded, ordered, and defined for few values."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from summarise.evaluation.significance.resampling import (
    PValues,
    interval,
    intervals,
    paired_tests,
    resampled_means,
)

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


def paired(differences: Sequence[float]) -> PValues:
    return paired_tests(np.array(differences)[:, None])[0]


def test_system_does_not_differ_from_itself() -> None:
    assert paired([0.0] * 30) == (1.0, 1.0)


def test_one_document_is_no_evidence() -> None:
    assert paired([80.0]) == (1.0, 1.0)


def test_no_document_is_no_evidence() -> None:
    assert paired([]) == (1.0, 1.0)


def test_clear_difference_is_found_by_both_tests() -> None:
    p = paired(list(np.random.default_rng(1).normal(3, 4, 100)))
    assert max(p) < 0.01


def test_direction_of_a_difference_does_not_matter() -> None:
    differences = np.random.default_rng(1).normal(0.4, 4, 100)
    assert paired(list(differences)) == paired(list(-differences))


def test_p_values_of_chance_are_uniform() -> None:
    values = np.random.default_rng(5).gamma(2, 10, size=(80, 2))
    random = np.random.default_rng(6)
    splits = [random.permuted(values, axis=1) for _ in range(200)]
    differences = np.stack([split[:, 0] - split[:, 1] for split in splits], axis=1)
    found = np.array(paired_tests(differences, trials=1000))
    for p in found.T:
        # Kolmogorov-Smirnov: the largest distance from the diagonal, critical value for p = .05
        steps = np.arange(1, 201) / 200
        distance = max(np.max(steps - np.sort(p)), np.max(np.sort(p) - steps + 1 / 200))
        assert distance < 1.358 / math.sqrt(200)
