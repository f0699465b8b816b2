"""How likely each block of a document is the article's: a small convolutional network, by numpy.

Trained by `scripts/train_cleaner.py`, which has the same network in torch. For the n blocks of a
document, h channels wide:

    x = relu(W [features, words])        (n, h); words: the first five and the last, by the lexicon
    x = x + relu(conv3(x, dilation))     for dilations 1, 2, 4, 8, 16: 63 blocks in view
    x = x + W [mean(x), max(x)]          after the middle one: the whole document
    p = sigmoid(w x)                     (n,)

Features count in standard deviations from their mean, four at most. With rectifiers and no norm
between the layers, a document takes little more than its matrix products.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from functools import cache
from itertools import count, pairwise
from pathlib import Path

import numpy as np
from safetensors import safe_open

from summarise.cleaning.features import COLUMNS, Features, Floats
from summarise.cleaning.vocabulary import Ints

WEIGHTS = Path(__file__).with_name("classifier.safetensors")
FIRST_WORDS = 5  # of a block, beside its last
LIMIT = 4.0  # standard deviations
_ROWS = (
    64  # of a matrix product: with more, OpenBLAS starts threads, which take longer than it does
)


class Classifier:
    """A trained network.

    Args:
        weights: by name, as `scripts/train_cleaner.py` writes them.
        lexicon: the words that have a row in `words.weight`, from row 1 on; row 0 is for all others.
    """

    def __init__(self, weights: dict[str, Floats], lexicon: Sequence[str]) -> None:
        w = self._weights = {name: array.astype(np.float32) for name, array in weights.items()}
        self._lexicon = {word: row for row, word in enumerate(lexicon, 1)}
        self._vocabulary, self._rows = list[str](), array("q")
        self._most = w["mean"] + LIMIT * w["deviation"]
        enter = w["enter.weight"].T
        self._features = enter[: len(COLUMNS)] / w["deviation"][:, None]
        self._words = np.ascontiguousarray(enter[len(COLUMNS) :])
        self._bias = w["enter.bias"] - w["mean"] @ self._features
        self._layers = [
            (
                np.ascontiguousarray(w[f"convolutions.{layer}.weight"].transpose(2, 1, 0)),
                w[f"convolutions.{layer}.bias"],
            )
            for layer in range(sum(name.startswith("convolutions.") for name in w) // 2)
        ]

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Classifier:
        """Read a file of weights, such as the one that ships with the package."""
        with safe_open(path, framework="np") as file:
            about = file.metadata()
            if about["columns"].split() != list(COLUMNS):
                raise ValueError(f"{path} was trained on other features: train it again")
            weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        return cls(weights, json.loads(about["lexicon"]))

    def probabilities(self, documents: Features) -> Floats:
        """For each block of some documents, how likely it is part of the article, from 0 to 1.

        The same to the last bit whatever other documents there are: what a matrix product rounds
        depends on its size, so it is of one document, or of a part of it.
        """
        w = self._weights
        numbers, known = np.minimum(documents.numbers, self._most), self._known(documents)
        # rows of zeros before, between and after documents, so that none sees the next
        gap = 2 ** (len(self._layers) - 1)
        bounds = documents.bounds.tolist()
        x = np.zeros((bounds[-1] + gap * len(bounds), len(self._bias)), np.float32)
        outside, wholes, parts = np.ones(len(x), np.bool_), list[slice](), list[slice]()
        for shift, (start, end) in zip(count(gap, gap), pairwise(bounds), strict=False):
            wholes.append(slice(start + shift, end + shift))
            for first, last in pairwise([*range(start, end, _ROWS), end]):
                part = slice(first + shift, last + shift)
                x[part] = numbers[first:last] @ self._features + known[first:last] @ self._words
                parts.append(part)
            outside[wholes[-1]] = False
        x += self._bias
        np.maximum(x, 0, out=x)
        for layer, (kernel, bias) in enumerate(self._layers):
            x[outside] = 0
            x += _convolution(x, kernel, bias, 2**layer, parts)
            if layer == len(self._layers) // 2:
                for whole in wholes:
                    seen = np.concatenate([x[whole].mean(axis=0), x[whole].max(axis=0)])
                    x[whole] += w["whole.weight"] @ seen + w["whole.bias"]
        logits = np.concatenate([x[part] @ w["leave.weight"][0] for part in parts])
        return np.asarray(1 / (1 + np.exp(-logits - w["leave.bias"][0])), np.float32)

    def _known(self, documents: Features) -> Floats:
        """Each block's first words and its last, as the lexicon has them, side by side."""
        read = self._rows_of(documents.vocabulary)[ends(documents)]
        return self._weights["words.weight"].take(read, axis=0).reshape(len(read), -1)

    def _rows_of(self, vocabulary: list[str]) -> Ints:
        """The row of each word of a vocabulary that grows from document to document."""
        if vocabulary is not self._vocabulary:
            self._vocabulary, self._rows = vocabulary, array("q")
        new = vocabulary[len(self._rows) :]
        self._rows.extend(self._lexicon.get(word, 0) for word in new)
        return np.frombuffer(self._rows, np.int64)


def ends(documents: Features) -> Ints:
    """The places in the vocabulary of each block's first words and its last, 0 where it has none."""
    starts = np.cumsum(documents.lengths) - documents.lengths
    order = np.arange(FIRST_WORDS)
    first = documents.words.take(starts[:, None] + order, mode="clip")
    first *= order < documents.lengths[:, None]
    return np.concatenate([first, documents.last[:, None]], axis=1)


@cache
def bundled() -> Classifier:
    """The classifier that ships with the package."""
    return Classifier.load()


def _convolution(
    x: Floats, kernel: Floats, bias: Floats, step: int, parts: Sequence[slice]
) -> Floats:
    """Each block with those `step` before and behind it, rectified, in some parts of the rows."""
    before, middle, behind = kernel
    y = np.zeros_like(x)
    for part in parts:
        above, below = (slice(part.start + s, part.stop + s) for s in (-step, step))
        y[part] = x[above] @ before + x[part] @ middle + x[below] @ behind
    y += bias
    return np.asarray(np.maximum(y, 0, out=y))
