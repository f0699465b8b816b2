"""How likely each block is the article's, or its headline: a small convolutional network, by numpy.

Trained by `scripts/train_cleaner.py`, which has the same network in torch. For the n blocks of a
document, h channels wide:

    x = relu(W [features, words])        (n, h); words: the first five and the last, by the lexicon
    x = x + relu(conv3(x, dilation))     for dilations 1, 2, 4, 8, 16: 63 blocks in view
    x = x + W [said(k), k]               after the second and the fourth: what kinds of block say
    x = x + W [mean(x), max(x)]          after the third: the whole document
    p = sigmoid(w x)                     (n,) of the article
    q = softmax([v x, 0])                (n + 1,) the headline, or that no block is

Blocks are of k = sigmoid(V x), (n, 8), kinds, of which the first is the article and the others are
whatever helps. What a block says is looked for in all others: s(w) is how much of a kind the other
blocks with the word w come to, and said the mean of s / (s + 1/2) over a block's words, so that a
teaser is told by words that the article does not have.

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
from typing import NamedTuple

import numpy as np
from safetensors import safe_open

from summarise.cleaning.blocks.features import COLUMNS, UNITS, Features, Floats, Numbers, Topics
from summarise.cleaning.blocks.vocabulary import Ints

WEIGHTS = Path(__file__).with_name("classifier.safetensors")
LIMIT = 4.0  # standard deviations
LOOKS = (1, 3)  # the layers behind which blocks are sorted into kinds
HALF_SAID = 0.5  # blocks of a kind with a word, where the word is worth half
_ROWS = 96  # of a matrix product: of 2 ** 19 steps or more OpenBLAS makes threads, at a loss here


class Probabilities(NamedTuple):
    """How likely the n blocks of some documents are what they are looked at for, from 0 to 1.

    `article` (n,) is of each block by itself, that it is part of the article; `headline` (n,) sums up
    to 1 in a document at most.
    """

    article: Floats
    headline: Floats


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
        self._enter = w["enter.weight"].T.copy()
        features = self._enter[: len(COLUMNS)]
        features /= w["deviation"][:, None]
        self._bias = w["enter.bias"] - w["mean"] @ features
        self._leave = w["leave.weight"].T.copy()
        self._looks = [
            [(w[f"{name}.{i}.weight"].T.copy(), w[f"{name}.{i}.bias"]) for name in ("sort", "tell")]
            for i in range(len(LOOKS))
        ]
        self._layers = [  # (h, 3 h): what a block says to that behind, itself, that before; and (h,)
            (
                w[f"convolutions.{layer}.weight"].transpose(1, 2, 0).reshape(len(self._bias), -1),
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

    def probabilities(self, documents: Features) -> Probabilities:
        """Look at the blocks of some documents, one of each at least.

        The same to the last bit whatever other documents there are: what a matrix product rounds
        depends on its size, so it is of one document, or of a part of it.
        """
        w, seen, h = self._weights, self._seen(documents), len(self._bias)
        # between documents are rows that no product writes to: what they say to their neighbours,
        # the outer thirds of y, stays 0, so that no document sees the next
        gap = 2 ** (len(self._layers) - 1)
        bounds = documents.bounds.tolist()
        wholes, parts = list[slice](), list[slice]()  # of x, y and told
        rows = list[slice]()  # of all blocks, as long as the parts
        for shift, (start, end) in zip(count(gap, gap), pairwise(bounds), strict=False):
            wholes.append(slice(start + shift, end + shift))
            for first, last in pairwise([*range(start, end, _ROWS), end]):
                rows.append(slice(first, last))
                parts.append(slice(first + shift, last + shift))
        x = np.zeros((bounds[-1] + gap * len(bounds), h), np.float32)
        told, y = np.zeros_like(x), np.zeros((len(x), 3 * h), np.float32)
        for row, part in zip(rows, parts, strict=True):
            np.matmul(seen[row], self._enter, out=x[part])
        x += self._bias
        np.maximum(x, 0, out=x)
        for layer, (kernel, bias) in enumerate(self._layers):
            for part in parts:
                np.matmul(x[part], kernel, out=y[part])
            step = 2**layer
            z = y[:, h : 2 * h]
            z += bias
            z[step:] += y[:-step, :h]
            z[:-step] += y[step:, 2 * h :]
            x += np.maximum(z, 0, out=z)
            if layer in LOOKS:
                look = LOOKS.index(layer)
                kinds = self._look(look, [x[part] for part in parts], documents.topics)
                tell, tell_bias = self._looks[look][1]
                for row, part in zip(rows, parts, strict=True):
                    np.matmul(kinds[row], tell, out=told[part])
                x += told
                x += tell_bias
            if layer == len(self._layers) // 2:
                for whole in wholes:
                    pooled = np.concatenate([x[whole].mean(axis=0), x[whole].max(axis=0)])
                    x[whole] += w["whole.weight"] @ pooled + w["whole.bias"]
        logits = (
            np.concatenate([x[part] @ self._leave for part in parts]) + w["leave.bias"]
        )  # (n, 2)
        odds = np.exp(np.clip(logits, -60, 60), dtype=np.float64)
        sums = np.repeat(np.add.reduceat(odds[:, 1], documents.bounds[:-1]), np.diff(bounds))
        found = odds / (1 + np.stack([odds[:, 0], sums], axis=1))
        return Probabilities(*found.T.astype(np.float32))

    def _look(self, look: int, x: Sequence[Floats], topics: Topics) -> Floats:
        """Return the kinds of all blocks, and how much of each the others of a kind say, (n, 2 k).

        Args:
            x: parts of a matrix product, each of a document; together all blocks.
        """
        sort, bias = self._looks[look][0]
        logits = np.concatenate([part @ sort for part in x]) + bias
        kinds = 1 / (1 + np.exp(-np.clip(logits, -60, 60), dtype=np.float64))  # (n, k)
        return np.concatenate([said(kinds, topics), kinds], axis=1, dtype=np.float32)

    def _seen(self, documents: Features) -> Floats:
        """Return the features of each block, and its words as the lexicon has them, side by side."""
        numbers, table = documents.numbers, self._weights["words.weight"]
        read = self._rows_of(documents.vocabulary)[documents.words]
        seen = np.empty((len(numbers), len(self._enter)), np.float32)
        # column by column, as they lie, and then turned: a third of the time
        seen[:, : len(COLUMNS)] = np.minimum(numbers.T, self._most[:, None]).T
        seen[:, len(COLUMNS) :] = table.take(read, axis=0).reshape(len(read), -1)
        return seen

    def _rows_of(self, vocabulary: list[str]) -> Ints:
        """Return the row of each word of a vocabulary that grows from document to document."""
        if vocabulary is not self._vocabulary:
            self._vocabulary, self._rows = vocabulary, array("q")
        new = vocabulary[len(self._rows) :]
        self._rows.extend(self._lexicon.get(word, 0) for word in new)
        return np.frombuffer(self._rows, np.int64)


@cache
def bundled() -> Classifier:
    """Return the classifier that ships with the package."""
    return Classifier.load()


def said(kinds: Numbers, topics: Topics) -> Numbers:
    """Return how much of each block's words other blocks of each kind say, 0 to 1, (n, k) as `kinds` is.

    Sums are of whole numbers, so that they are the same in whatever order words come.
    """
    n, (terms, blocks) = len(kinds), topics
    words = np.maximum(np.bincount(blocks, minlength=n), 1)
    again = np.bincount(terms)[terms] > 1  # no other block says the rest
    terms, blocks = terms[again], blocks[again]
    worth = np.empty_like(kinds)
    for kind, of in enumerate(np.rint(kinds.T * UNITS)):
        mine = of[blocks]
        others = np.bincount(terms, mine)[terms] - mine
        each = np.rint(others / (others + HALF_SAID * UNITS) * UNITS)
        worth[:, kind] = np.bincount(blocks, each, n)
    worth /= (words * UNITS)[:, None]
    return worth
