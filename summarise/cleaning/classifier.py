"""How likely each block of a document is the article's: a small convolutional network, by numpy.

Trained by `scripts/train_cleaner.py`, which has the same network in torch. For the n blocks of a
document, h channels wide:

    x = gelu(W [features, words])             (n, h); words: what the lexicon learnt of them
    x = x + gelu(conv3(norm(x), dilation))    for dilations 1, 2, 4, 8, 16: 63 blocks in view
    x = x + W [mean(x), max(x)]               after the middle one: the whole document
    p = sigmoid(w x)                          (n,)
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np
from safetensors import safe_open

from summarise.cleaning.features import COLUMNS, Features, Floats

WEIGHTS = Path(__file__).with_name("classifier.safetensors")
_LIMIT = 4.0  # standard deviations


class Classifier:
    """A trained network.

    Args:
        weights: by name, as `scripts/train_cleaner.py` writes them.
        lexicon: the words that have a row in `words.weight` and `edges.weight`, from row 1 on; row
            0 is for all others.
    """

    def __init__(self, weights: dict[str, Floats], lexicon: Sequence[str]) -> None:
        self._weights = {name: array.astype(np.float32) for name, array in weights.items()}
        self._rows = {word: row for row, word in enumerate(lexicon, 1)}

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Classifier:
        """Read a file of weights, such as the one that ships with the package."""
        with safe_open(path, framework="np") as file:
            about = file.metadata()
            if about["columns"].split() != list(COLUMNS):
                raise ValueError(f"{path} was trained on other features: train it again")
            weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        return cls(weights, json.loads(about["lexicon"]))

    def probabilities(self, document: Features) -> Floats:
        """For each block of a document, how likely it is part of the article, from 0 to 1."""
        w = self._weights
        seen = np.clip((document.numbers - w["mean"]) / w["deviation"], -_LIMIT, _LIMIT)
        enter = np.concatenate([seen, *self._words(document)], axis=1)
        x = _gelu(enter @ w["enter.weight"].T + w["enter.bias"])
        layers = sum(name.startswith("convolutions.") for name in w) // 2
        for layer in range(layers):
            x = x + _gelu(self._convolution(_norm(x), layer))
            if layer == layers // 2:
                whole = np.concatenate([x.mean(axis=0), x.max(axis=0)])
                x = x + (whole @ w["whole.weight"].T + w["whole.bias"])
        logits = x @ w["leave.weight"][0] + w["leave.bias"][0]
        return np.asarray(1 / (1 + np.exp(-logits)), np.float32)

    def _words(self, document: Features) -> tuple[Floats, Floats, Floats]:
        """The mean of each block's words, its first word and its last, as the lexicon has them."""
        row = self._rows.get
        rows = [[row(word, 0) for word in words] or [0] for words in document.words]
        lengths = np.array([len(r) for r in rows])
        starts = np.cumsum(lengths) - lengths
        flat = np.array(list(chain.from_iterable(rows)))
        means = np.add.reduceat(self._weights["words.weight"][flat], starts) / lengths[:, None]
        edges = self._weights["edges.weight"]
        return means, edges[flat[starts]], edges[[row(word, 0) for word in document.last]]

    def _convolution(self, x: Floats, layer: int) -> Floats:
        """Three blocks side by side, `2 ** layer` apart; beyond the ends are zeros."""
        kernel = self._weights[f"convolutions.{layer}.weight"]  # (h out, h in, 3)
        n, step = len(x), 2**layer
        padded = np.pad(x, ((step, step), (0, 0)))
        seen = np.concatenate([padded[k * step : k * step + n] for k in range(3)], axis=1)
        flat = kernel.transpose(2, 1, 0).reshape(-1, kernel.shape[0])
        return np.asarray(seen @ flat + self._weights[f"convolutions.{layer}.bias"])


@cache
def bundled() -> Classifier:
    """The classifier that ships with the package."""
    return Classifier.load()


def _gelu(x: Floats) -> Floats:
    """The tanh form of GELU (Hendrycks & Gimpel 2016, https://arxiv.org/abs/1606.08415)."""
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x))))


def _norm(x: Floats) -> Floats:
    """Each block's channels at mean 0 and variance 1."""
    centred = x - x.mean(axis=1, keepdims=True)
    return np.asarray(centred / np.sqrt((centred * centred).mean(axis=1, keepdims=True) + 1e-5))
