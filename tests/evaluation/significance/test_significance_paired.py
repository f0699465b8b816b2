"""Paired tests: a difference is found, chance is not taken for one."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from summarise.evaluation.significance.paired import PValues, paired_tests


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
