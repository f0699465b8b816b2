"""How sure a mean is: the bootstrap.

Source: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13 (percentile
intervals).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

RESAMPLES = 1000
SEED = 12345
CONFIDENCE = 0.95


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
    """Percentile bootstrap interval of the mean.

    Args:
        values: shape (n,), one a document; the interval of one value is that value, of none 0.
        resamples: how many times n values are drawn with replacement.
        seed: of the draws. Values of the same n are drawn at the same places.
        confidence: share of the resampled means between the bounds, from 0 to 1.
    """
    array = np.asarray(values, dtype=np.float64)
    if not array.size:
        return Interval(0.0, 0.0)
    tail = (1 - confidence) / 2
    low, high = np.quantile(resampled_means(array, resamples, seed), [tail, 1 - tail])
    return Interval(float(low), float(high))


def resampled_means(
    values: NDArray[np.float64], resamples: int = RESAMPLES, seed: int = SEED
) -> NDArray[np.float64]:
    """Means of `resamples` samples, each n values drawn with replacement.

    Args:
        values: shape (n,), n at least 1.
        resamples: how many samples.
        seed: of the draws.

    Returns:
        shape (resamples,).
    """
    random = np.random.default_rng(seed)
    n = len(values)
    # One sample at a time: all draws at once would be resamples × n numbers in memory.
    return np.array([values[random.integers(n, size=n)].mean() for _ in range(resamples)])
