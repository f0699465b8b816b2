"""How likely each block of a page is the article's, by all voices: a small network, by numpy.

Trained by `scripts/train_fusion.py`. For the n blocks of a page, by what `voices.py` hears of each:

    p = sigmoid(a x + b relu(A x + B))    (n,)

Voices count in standard deviations from their mean, four at most. Where the extractor is not asked,
what it says is 0. In training it was wrong at times, so that no page hangs on it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

from summarise.cleaning.opinions.voices import COLUMNS, Rows

WEIGHTS = Path(__file__).with_name("fusion.safetensors")
_LIMIT = 4.0  # standard deviations
_ROWS = 64  # of a matrix product: of 2 ** 19 steps or more OpenBLAS makes threads, at a loss here


class Fusion:
    """The trained network.

    Args:
        weights: by name, as `scripts/train_fusion.py` writes them.
    """

    def __init__(self, weights: dict[str, NDArray[np.floating]]) -> None:
        self._weights = {name: array.astype(np.float64) for name, array in weights.items()}
        self._enter = self._weights["enter.weight"].T.copy()

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Fusion:
        """Read a file of weights, such as the one that ships with the package."""
        with safe_open(path, framework="np") as file:
            if file.metadata()["columns"].split() != list(COLUMNS):
                raise ValueError(f"{path} was trained on other voices: train it again")
            return cls({name: file.get_tensor(name) for name in file.keys()})  # noqa: SIM118

    def weigh(self, heard: Rows) -> Rows:
        """Return how likely each block is part of the article, (n,), by (n, len(COLUMNS))."""
        w, logits = self._weights, np.empty(len(heard))
        for start in range(0, len(heard), _ROWS):
            part = slice(start, start + _ROWS)
            x = np.clip((heard[part] - w["mean"]) / w["deviation"], -_LIMIT, _LIMIT)
            hidden = np.maximum(x @ self._enter + w["enter.bias"], 0)
            logits[part] = hidden @ w["leave.weight"][0] + x @ w["past.weight"][0]
        chances: Rows = 1 / (1 + np.exp(-np.clip(logits + w["past.bias"], -30, 30)))
        return chances


@cache
def bundled() -> Fusion:
    """Return the network that ships with the package."""
    return Fusion.load()
