"""How likely each block of a page is the article's, by all voices: a small network, by numpy.

Trained by `scripts/train_fusion.py`. Of the n blocks of a page, x is what `voices.py` hears of each,
(n, len(COLUMNS)), in standard deviations from the mean, four at most:

    h = relu(A x + a)                                              (n, channels)
    h = h + relu(B [h before, h, h after, its element, its like] + b)   once for each of `STEPS`
    p = sigmoid(c h + d x + e)                                     (n,)

A step sees the blocks so many places before and after, and the means of h over the blocks in the same
element, and over those in elements of the same tag and names. The mean of the whole page comes in after the first step. Several
networks, trained alike, are asked, and the mean of their logits counts. Where the extractor is not asked, what it says is 0. In training it
was wrong at times, so that no page hangs on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

from summarise.cleaning.blocks.vocabulary import Ints
from summarise.cleaning.opinions.voices import COLUMNS, Heard, Rows

WEIGHTS = Path(__file__).with_name("fusion.safetensors")
STEPS = (1, 2, 4)  # blocks before and after
LIMIT = 4.0  # standard deviations
_ROWS = 64  # of a matrix product: of 2 ** 19 steps or more OpenBLAS makes threads, at a loss here

Floats = NDArray[np.float32]


class Fusion:
    """The trained networks.

    Args:
        weights: by name, each of all networks, as `scripts/train_fusion.py` writes them.
    """

    def __init__(self, weights: dict[str, NDArray[np.floating]]) -> None:
        self._weights = {name: array.astype(np.float32) for name, array in weights.items()}

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Fusion:
        """Read a file of weights, such as the one that ships with the package."""
        with safe_open(path, framework="np") as file:
            if file.metadata()["columns"].split() != list(COLUMNS):
                raise ValueError(f"{path} was trained on other voices: train it again")
            return cls({name: file.get_tensor(name) for name in file.keys()})  # noqa: SIM118

    def weigh(self, heard: Heard) -> Rows:
        """Return how likely each block is part of the article, (n,)."""
        w = self._weights
        x = np.clip((heard.rows - w["mean"]) / w["deviation"], -LIMIT, LIMIT)
        groups = [_Groups(each) for each in (heard.parents, heard.alike)]
        # of all networks at once, (n, networks, channels): all that is known of a block stands together
        h = np.maximum(_product(x[:, None], w["enter"]) + w["enter_bias"], 0)
        for i, step in enumerate(STEPS):
            mixed = _product(_seen(h, step, groups), w[f"mix_{i}"])
            mixed += w[f"mix_{i}_bias"]
            h += np.maximum(mixed, 0, out=mixed)
            if i == 0:
                means = zip(h.mean(0), w["whole"], strict=True)
                h += np.stack([mean @ whole for mean, whole in means])
        of_each = h.transpose(1, 0, 2)
        leaving = zip(of_each, w["leave"], w["past"], w["past_bias"], strict=True)
        logits = [each @ leave + x @ past + bias for each, leave, past, bias in leaving]
        mean = np.clip(np.mean(logits, axis=0), -30, 30).astype(np.float64)
        chances: Rows = 1 / (1 + np.exp(-mean))
        return chances


class _Groups:
    """Blocks by the number of their group, (n,), for means over each."""

    def __init__(self, numbers: Ints) -> None:
        self._order = np.argsort(numbers, kind="stable")
        _, self._of_block, sizes = np.unique(numbers, return_inverse=True, return_counts=True)
        self._starts = np.cumsum(sizes) - sizes
        self._sizes = sizes.astype(np.float32)[:, None]

    def means(self, h: Floats) -> Floats:
        """Return the mean of h (n, networks, channels) over each block's group."""
        rows = h.reshape(len(h), -1)
        sums: Floats = np.add.reduceat(rows.take(self._order, axis=0), self._starts, axis=0)
        of_each: Floats = (sums / self._sizes).take(self._of_block, axis=0)
        return of_each.reshape(h.shape)


def _product(x: Floats, matrices: Floats) -> Floats:
    """Return what each network's matrix makes of x (n, networks or 1 for all, columns)."""
    product = np.empty((len(x), len(matrices), matrices.shape[2]), np.float32)
    of_each, its = x.transpose(1, 0, 2), product.transpose(1, 0, 2)
    for start in range(0, len(x), _ROWS):
        rows = slice(start, start + _ROWS)
        np.matmul(of_each[:, rows], matrices, out=its[:, rows])
    return product


def _seen(h: Floats, step: int, groups: Sequence[_Groups]) -> Floats:
    """Return what a step sees of each block, (n, networks, 5 * channels); zeros beyond the page."""
    seen = np.zeros((*h.shape[:2], 5, h.shape[2]), np.float32)
    seen[step:, :, 0] = h[:-step]
    seen[:, :, 1] = h
    seen[:-step, :, 2] = h[step:]
    for place, its in enumerate(groups, start=3):
        seen[:, :, place] = its.means(h)
    return seen.reshape(*h.shape[:2], -1)


@cache
def bundled() -> Fusion:
    """Return the networks that ship with the package."""
    return Fusion.load()
