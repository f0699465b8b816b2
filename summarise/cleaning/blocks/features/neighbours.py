"""Describe the blocks around a block: their means, their rhythm, what the rules say of them, repeats."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from summarise.cleaning.blocks.arrays import differences
from summarise.cleaning.blocks.features.columns import OPENERS, RULES, UNITS, WINDOWS, Numbers, Rows
from summarise.cleaning.blocks.features.position import Positions
from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import Ints

_SIZES = (3.5, 8.5)  # words: what parts the kinds of blocks whose order may repeat itself
_RHYTHM, _LAGS = 12, 8  # blocks on either side, and how far apart two of a kind may be


def average_neighbours(count: Numbers, positions: Positions, rows: Rows) -> None:
    """Average over a block and its neighbours, see `WINDOWS`; what lies outside counts as 0."""
    here, start, end = positions
    values: dict[str, Numbers] = {**rows, "mass": rows["running"] * count / 20, "count": count / 20}
    sums = dict[str, Ints]()
    for name in {name for name, _ in WINDOWS}:
        units = np.rint(values[name] * UNITS).astype(np.int64)
        sums[name] = np.concatenate(([0], np.cumsum(units)))
    for name, k in WINDOWS:
        low, high = np.maximum(here - k, start), np.minimum(here + k + 1, end)
        rows[f"{name}_{k}"][:] = (sums[name][high] - sums[name][low]) / ((2 * k + 1) * UNITS)


def describe_rhythm(count: Numbers, positions: Positions, rows: Rows) -> None:
    """Describe how alike the blocks around one are to the next, and to those a few further on.

    A list of teasers or comments repeats itself: a date, a name, a headline, a sentence, and again.
    As the share of the blocks near it that are of the same kind as the one so many behind.
    """
    size = np.searchsorted(_SIZES, count)
    short = (size < len(_SIZES)) * (rows["digits"] > 0)
    kind = 4 * size + 2 * (rows["ends"] > 0) + short
    here, start, end = positions
    low, high = np.maximum(here - _RHYTHM, start), np.minimum(here + _RHYTHM + 1, end)
    shares = []
    for lag in range(1, _LAGS + 1):
        same = np.zeros(len(here) + 1, np.int64)
        same[lag + 1 :] = (kind[lag:] == kind[:-lag]) & (here[lag:] - lag >= start[lag:])
        sums = np.cumsum(same)
        last = np.minimum(low + lag, high)
        shares.append((sums[high] - sums[last]) / np.maximum(high - last, 1))
    rows["same_next"][:] = shares[0]
    rows["same_later"][:] = np.max(shares[1:], axis=0)


def describe_rules(labels: Mapping[int, str], positions: Positions, rows: Rows) -> None:
    """Fill in what the rules say, and the logarithm of the blocks since each opener."""
    for name in RULES:
        rows[name][:] = 0
    for i, name in labels.items():
        rows[name][i] = 1
    for name in OPENERS:
        last = np.maximum.accumulate(np.where(rows[name] > 0, positions.here, -1))
        since = np.log1p(positions.here - last) / 8
        rows[f"since_{name}"][:] = np.where(last < positions.start, 1, since)


def count_repeats(texts: BlockTexts, rows: Rows) -> None:
    """Count how often the document has a block's words once more, 5 at most, and how often before it."""
    n, order = len(texts.raw), np.argsort(texts.sayings, kind="stable")
    said = texts.sayings[order]
    first = np.flatnonzero(np.concatenate(([True], said[1:] != said[:-1])))
    times = differences(np.concatenate((first, [n])))[1:]
    rows["repeats"][order] = np.repeat(np.minimum(times - 1, 5) / 5, times)
    rows["repeated"][order] = np.minimum(np.arange(n) - np.repeat(first, times), 3) / 3
