"""How sure a mean is: the percentile bootstrap.

Source: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

RESAMPLES = 1000
SEED = 12345
CONFIDENCE = 0.95

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
