"""Describe where a block stands: how far into its document, and how far from running text."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from summarise.cleaning.blocks.features.columns import Numbers, Rows
from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import Ints

_FAR = 30  # blocks; what is farther away is as far


class Positions(NamedTuple):
    """Where the n blocks stand, `here`, and where their document starts and ends."""

    here: Ints
    start: Ints
    end: Ints

    @classmethod
    def of(cls, texts: BlockTexts) -> Positions:
        """Return the positions of all blocks."""
        start, end = texts.bounds[:-1], texts.bounds[1:]
        return cls(np.arange(len(texts.raw)), start[texts.documents], end[texts.documents])


def describe_position(count: Numbers, positions: Positions, rows: Rows) -> None:
    """Describe how far each block is into its document: by blocks, by words and by words of prose."""
    here, start, end = positions
    size, place = end - start, here - start
    running = rows["running"]
    counted, words = _so_far(count, positions)
    passed, prose_words = _so_far(running * count, positions)
    _, prose_blocks = _so_far(running, positions)
    rows["place"][:] = place / size
    rows["from_start"][:] = np.log1p(place) / 5
    rows["from_end"][:] = np.log1p(end - here - 1) / 5
    rows["words_place"][:] = counted / (words + 1)
    rows["prose_place"][:] = passed / (prose_words + 1e-6)
    rows["prose_before"][:] = np.log1p(passed) / 5
    rows["prose_after"][:] = np.log1p(prose_words - passed) / 5
    rows["blocks"][:] = np.log1p(size) / 5
    rows["words"][:] = np.log1p(words) / 8
    rows["prose_share"][:] = prose_words / (words + 1)
    rows["prose_blocks"][:] = prose_blocks / size


def _so_far(values: Numbers, positions: Positions) -> tuple[Numbers, Numbers]:
    """Return sums from the beginning of each block's document, up to the block and up to the end."""
    sums = np.concatenate(([0], np.cumsum(values, dtype=np.float64)))
    before = sums[positions.start]
    return sums[1:] - before, sums[positions.end] - before


def measure_distances(positions: Positions, rows: Rows) -> None:
    """Count the blocks to the nearest paragraph and to the nearest prose, before a block and ahead.

    0 for a neighbour, 1 at most.
    """
    here, start, end = positions
    kinds = np.array([rows["paragraph"], rows["running"]]) > 0  # (2, n)
    n = len(here)
    before = np.full((2, n + 1), -1)
    np.maximum.accumulate(np.where(kinds, here, -1), axis=1, out=before[:, 1:])
    before = np.where(before[:, :-1] < start, here - _FAR - 1, before[:, :-1])
    ahead = np.full((2, n + 1), n)
    np.minimum.accumulate(np.where(kinds, here, n)[:, ::-1], axis=1, out=ahead[:, 1:])
    ahead = ahead[:, -2::-1]
    ahead = np.where(ahead >= end, here + _FAR + 1, ahead)
    rows["paragraph_before"][:], rows["prose_back"][:] = _far(here - before)
    rows["paragraph_after"][:], rows["prose_ahead"][:] = _far(ahead - here)


def _far(distances: Ints) -> Numbers:
    return np.minimum(distances - 1, _FAR) / _FAR
