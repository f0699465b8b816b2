"""Train a salience network for a checkpoint, and write it beside the checkpoint's weights."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.decoding.salience.network import WEIGHTS, SalienceNetwork, pool_odds
from summarise.training.network import fit
from summarise.training.pairs import read_pairs
from summarise.training.salience.data import Example, make_examples
from summarise.training.weights import own_folder, update_config, write_half

SHAPE = {"width": 192, "layers": 1}
ROWS = 64  # articles a batch
HELD_OUT = 600
_LENGTH_WEIGHT = 0.002  # of the squared error in words, beside the words' cross-entropy
_TEXT, _TITLE = ("text", "body"), ("title", "headline")  # fields of a record


def train(
    checkpoint: str,
    path: Path,
    limit: int,
    epochs: int,
    rate: float,
    bf16: bool = False,
    held_out: int = HELD_OUT,
) -> str:
    """Train a salience network and write it into the checkpoint's folder.

    Args:
        checkpoint: a folder, or `bundled`, with a WordPiece vocabulary; its encoder stays as it is.
        path: JSONL of articles and their titles.
        limit: articles, drawn at random.
        epochs, rate: how often each article is seen, and the learning rate at its peak.
        bf16: encode in bfloat16.
        held_out: articles that are not learnt from.

    Returns:
        what was written, for people.

    Raises:
        SummariseError: the checkpoint is no folder or has another vocabulary, the file cannot be
            read, too few articles.
    """
    folder = own_folder(checkpoint)
    loaded = load_checkpoint(checkpoint, "cpu")
    if not loaded.wordpiece:
        raise SummariseError(f"{checkpoint}: its vocabulary is not WordPiece")
    examples = list(make_examples(_pairs(path)[:limit], loaded, bf16))
    write_half(fit_network(examples, epochs, rate, held_out), folder / WEIGHTS)
    update_config(folder, {"summarise_salience": SHAPE})
    return f"{folder / WEIGHTS}: {len(examples)} articles"


def fit_network(
    examples: Sequence[Example], epochs: int, rate: float, held_out: int = HELD_OUT
) -> SalienceNetwork:
    """Train the network itself."""
    width = examples[0].states.shape[1] if examples else 1
    return fit(
        lambda: SalienceNetwork(width, **SHAPE),
        loss,
        examples,
        held_out=held_out,
        rows=ROWS,
        epochs=epochs,
        rate=rate,
    )


def loss(network: SalienceNetwork, batch: Sequence[Example]) -> torch.Tensor:
    """Return the mean binary cross-entropy of a batch's words, and a share of the lengths' squared
    error."""
    together = nn.utils.rnn.pad_sequence
    states = together([e.states.float() for e in batch], batch_first=True)
    capitals = together([e.capitals for e in batch], batch_first=True)
    counts = together([e.counts for e in batch], batch_first=True)
    words = together([e.words for e in batch], batch_first=True, padding_value=-1)
    sizes = torch.tensor([len(e.words) for e in batch])
    forms = torch.tensor([len(e.labels) for e in batch])
    first = forms.cumsum(0) - forms  # words of one article after those of another
    places = torch.where(words >= 0, words + first[:, None], -1)
    mask = torch.arange(words.shape[1]) < sizes[:, None]
    scores, lengths = network(states, capitals, counts, mask)
    odds = pool_odds(scores, places, int(forms.sum()))
    labels = torch.cat([e.labels for e in batch])
    wanted = torch.tensor([float(e.length) for e in batch])
    words_loss = nn.functional.binary_cross_entropy_with_logits(odds, labels)
    return words_loss + _LENGTH_WEIGHT * nn.functional.mse_loss(lengths, wanted)


def _pairs(path: Path) -> list[tuple[str, str]]:
    """Read a file's articles and titles, in random order."""
    pairs = read_pairs(path, _TEXT, {"headline": _TITLE})
    found = [(pair.text, pair.targets["headline"]) for pair in pairs]
    random.Random(0).shuffle(found)
    return found
