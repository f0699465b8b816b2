"""How likely each block of a document is the article's: a small convolutional network, by numpy.

Trained by `scripts/train_cleaner.py`, which has the same network in torch. For the n blocks of a
document, h channels wide (several documents are taken together, each by itself):

    x = gelu(W [features, words])             (n, h); words: what the lexicon learnt of them
    x = x + gelu(conv3(norm(x), dilation))    for dilations 1, 2, 4, 8, 16: 63 blocks in view
    x = x + W [mean(x), max(x)]               after the middle one: the whole document
    p = sigmoid(w x)                          (n,)
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from safetensors import safe_open

from summarise.cleaning.features import COLUMNS, Features, Floats
from summarise.cleaning.vocabulary import Ints

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
        w = self._weights = {name: array.astype(np.float32) for name, array in weights.items()}
        self._lexicon = {word: row for row, word in enumerate(lexicon, 1)}
        self._vocabulary, self._rows = list[str](), array("q")
        self._layers = [
            (_kernel(w[f"convolutions.{layer}.weight"]), w[f"convolutions.{layer}.bias"])
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

        The same to the last bit whatever other documents there are.
        """
        w = self._weights
        seen = (documents.numbers - w["mean"]) / w["deviation"]
        np.clip(seen, -_LIMIT, _LIMIT, out=seen)
        enter = np.concatenate([seen, *self._words(documents)], axis=1)
        starts, sizes = documents.bounds[:-1], np.diff(documents.bounds)
        owner = np.repeat(np.arange(len(sizes)), sizes)
        # rows of zeros before, between and after documents, so that none sees the next
        gap = 2 ** (len(self._layers) - 1)
        inside = np.arange(len(enter)) + gap * (owner + 1)
        firsts = inside[starts]
        parts = [slice(first, first + size) for first, size in zip(firsts, sizes, strict=True)]
        x = np.zeros((inside[-1] + gap + 1, len(w["enter.bias"])), np.float32)
        outside = np.ones(len(x), np.bool_)
        outside[inside] = False
        for part, start, end in zip(parts, starts, documents.bounds[1:], strict=True):
            np.matmul(enter[start:end], w["enter.weight"].T, out=x[part])
        x = _gelu(x + w["enter.bias"])
        x[outside] = 0
        for layer, (kernel, bias) in enumerate(self._layers):
            x += _gelu(_convolution(_norm(x), kernel, 2**layer, parts) + bias)
            if layer == len(self._layers) // 2:
                for part in parts:
                    whole = np.concatenate([x[part].mean(axis=0), x[part].max(axis=0)])
                    x[part] += w["whole.weight"] @ whole + w["whole.bias"]
            x[outside] = 0
        logits = np.concatenate([x[part] @ w["leave.weight"][0] for part in parts])
        return np.asarray(1 / (1 + np.exp(-logits - w["leave.bias"][0])), np.float32)

    def _words(self, document: Features) -> tuple[Floats, Floats, Floats]:
        """The mean of each block's words, its first word and its last, as the lexicon has them."""
        rows = self._rows_of(document.vocabulary)
        read, starts = rows[document.words], np.cumsum(document.lengths) - document.lengths
        means = np.add.reduceat(self._weights["words.weight"][read], starts)
        edges = self._weights["edges.weight"]
        first, last = edges[read[starts]], edges[rows[document.last]]
        return np.asarray(means / document.lengths[:, None], np.float32), first, last

    def _rows_of(self, vocabulary: list[str]) -> Ints:
        """The row of each word of a vocabulary that grows from document to document."""
        if vocabulary is not self._vocabulary:
            self._vocabulary, self._rows = vocabulary, array("q")
        new = vocabulary[len(self._rows) :]
        self._rows.extend(self._lexicon.get(word, 0) for word in new)
        return np.frombuffer(self._rows, np.int64)


@cache
def bundled() -> Classifier:
    """The classifier that ships with the package."""
    return Classifier.load()


def _kernel(weight: Floats) -> Floats:
    """A convolution's weights (h out, h in, 3) as (3, h in, h out)."""
    return np.ascontiguousarray(weight.transpose(2, 1, 0))


def _convolution(x: Floats, kernel: Floats, step: int, parts: Sequence[slice]) -> Floats:
    """Three blocks side by side, `step` apart, in some parts of the rows; zeros in the others.

    Part by part, since what a matrix product rounds depends on its size.
    """
    y = np.zeros_like(x)
    for part in parts:
        above, below = (slice(part.start + s, part.stop + s) for s in (-step, step))
        y[part] = x[above] @ kernel[0] + x[part] @ kernel[1] + x[below] @ kernel[2]
    return y


def _gelu(x: Floats) -> Floats:
    """The tanh form of GELU (Hendrycks & Gimpel 2016, https://arxiv.org/abs/1606.08415)."""
    bent = x * x
    bent *= 0.044715
    bent += 1
    bent *= x
    bent *= 0.7978845608
    np.tanh(bent, out=bent)
    bent += 1
    bent *= x
    bent *= 0.5
    return bent


def _norm(x: Floats) -> Floats:
    """Each block's channels at mean 0 and variance 1."""
    mean = np.full(x.shape[1], 1 / x.shape[1], np.float32)
    centred = x - (x @ mean)[:, None]
    centred /= np.sqrt((centred * centred) @ mean + 1e-5)[:, None]
    return centred
