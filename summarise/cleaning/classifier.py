"""How likely each block of a document is the article's: a small convolutional network, by numpy.

Trained by `scripts/train_cleaner.py`, which has the same network in torch. Over the n blocks of a
document, h channels wide:

    x = gelu(W [features, words])           features, and the mean of what the lexicon has of words
    x = x + gelu(conv3(norm(x), dilation))  for dilations 1, 2, 4, ...: 63 blocks in view, half way
    x = x + W [mean(x), max(x)]             through the whole document
    p = sigmoid(w x)
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
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
        x = _gelu(np.concatenate([seen, *self._words(document)], axis=1) @ w["enter.weight"].T)
        layers = sum(name.startswith("convolutions") for name in w) // 2
        for layer in range(layers):
            x = x + _gelu(self._convolution(_norm(x), layer))
            if layer == layers // 2:
                whole = np.concatenate([x.mean(axis=0), x.max(axis=0)])
                x = x + (whole @ w["whole.weight"].T + w["whole.bias"])
        logits = x @ w["leave.weight"][0] + w["leave.bias"][0]
        return np.asarray(1 / (1 + np.exp(-logits)), np.float32)

