"""Whether a mean difference may be chance: paired bootstrap and approximate randomisation.

Sources: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 16; Koehn 2004,
"Statistical Significance Tests for Machine Translation Evaluation" (paired); Noreen 1989,
"Computer-Intensive Methods for Testing Hypotheses" (approximate randomisation).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from summarise.evaluation.significance.bootstrap import RESAMPLES, SEED, resampled_means

TRIALS = 10_000

_ROUNDING = 1e-9  # sums in another order differ by less
_CHUNK = 1 << 22  # random numbers in memory at a time


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
