"""How sure a mean is, and a difference of means: bootstrap and approximate randomisation.

Sources: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13 (percentile
intervals) and 16 (tests); Koehn 2004, "Statistical Significance Tests for Machine Translation
Evaluation" (paired); Noreen 1989, "Computer-Intensive Methods for Testing Hypotheses" (approximate
randomisation).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

RESAMPLES = 1000
TRIALS = 10_000
SEED = 12345
CONFIDENCE = 0.95

_ROUNDING = 1e-9  # sums in another order differ by less
_CHUNK = 1 << 22  # random numbers in memory at a time

Floats = NDArray[np.float64]


class Interval(NamedTuple):
    """A confidence interval, in the unit of the values."""

    low: float
    high: float


def interval(
    values: ArrayLike,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
) -> Interval:
    """Return the percentile bootstrap interval of the mean.

    Args:
        values: shape (n,), one a document; the interval of one value is that value, of none 0.
        resamples: how many times n values are drawn with replacement.
        seed: of the draws. Values of the same n are drawn at the same places.
        confidence: share of the resampled means between the bounds, from 0 to 1.
    """
    column = np.asarray(values, dtype=np.float64).reshape(-1, 1)
    return intervals(column, resamples, seed, confidence)[0]


def intervals(
    values: ArrayLike,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
) -> list[Interval]:
    """Return the `interval` of each column of values of shape (n, k), all drawn at the same places."""
    array = np.asarray(values, dtype=np.float64)
    if not len(array):
        return [Interval(0.0, 0.0)] * array.shape[1]
    tail = (1 - confidence) / 2
    bounds = np.quantile(resampled_means(array, resamples, seed), [tail, 1 - tail], axis=0)
    return [Interval(float(low), float(high)) for low, high in bounds.T]


def resampled_means(values: Floats, resamples: int = RESAMPLES, seed: int = SEED) -> Floats:
    """Return the means of `resamples` samples, each n rows drawn with replacement.

    Args:
        values: shape (n,) or (n, k), n at least 1.
        resamples: how many samples.
        seed: of the draws.

    Returns:
        shape (resamples,) or (resamples, k).
    """
    random = np.random.default_rng(seed)
    n = len(values)
    # One sample at a time: all draws at once would be resamples × n numbers in memory.
    counts = (np.bincount(random.integers(n, size=n), minlength=n) for _ in range(resamples))
    return np.array([count @ values for count in counts]) / n


class PValues(NamedTuple):
    """Two-sided p-values of a mean difference, by the two tests; from above 0 to 1."""

    bootstrap: float
    randomisation: float


def paired_tests(
    differences: ArrayLike, resamples: int = RESAMPLES, trials: int = TRIALS, seed: int = SEED
) -> list[PValues]:
    """Test for each column whether its mean differs from 0.

    The paired bootstrap counts how often the mean of a resample lies as far from the observed mean
    as that lies from 0; approximate randomisation how often the mean is as far from 0 when each
    row's two systems change places with probability 1/2. Both count the observed data as one more
    trial, so that p is never 0; with no difference at all, or a single row, p is 1.

    Args:
        differences: shape (n, k): one system's values minus another's on the same documents.
        resamples: of the bootstrap.
        trials: of the randomisation.
        seed: of both.
    """
    array = np.asarray(differences, dtype=np.float64)
    if len(array) < 2:  # one row's resamples are all the same, which is no evidence
        return [PValues(1.0, 1.0)] * array.shape[1]
    observed = array.mean(axis=0)
    least = np.abs(observed) - _ROUNDING
    resampled = resampled_means(array, resamples, seed)
    drawn = (np.abs(resampled - observed) >= least).sum(axis=0)
    swapped = np.zeros(array.shape[1], dtype=np.int64)
    random = np.random.default_rng(seed)
    for count in _chunks(trials, max(1, _CHUNK // len(array))):
        signs = random.integers(2, size=(count, len(array)), dtype=np.int8).astype(np.float64)
        means = (2 * signs - 1) @ array / len(array)
        swapped += (np.abs(means) >= least).sum(axis=0)
    return [
        PValues((int(d) + 1) / (resamples + 1), (int(s) + 1) / (trials + 1))
        for d, s in zip(drawn, swapped, strict=True)
    ]


def _chunks(total: int, size: int) -> list[int]:
    return [min(size, total - start) for start in range(0, total, size)]
