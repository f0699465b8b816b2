"""Train a selector for a checkpoint, and write it beside the checkpoint's weights."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.extractive.sentence_scorer import WEIGHTS, SentenceScorer
from summarise.training.network import fit
from summarise.training.pairs import read_pairs
from summarise.training.selector.data import Example, make_examples, read_cache, write_cache
from summarise.training.weights import own_folder, update_config, write_half

SHAPE = {"width": 256, "layers": 2, "heads": 4}
ROWS = 32  # articles a batch
HELD_OUT = 300
_TYPICAL = 1500  # articles by which is told what is usual of each input
_TEXT, _SUMMARY = ("text", "body"), ("summary", "paragraph")  # fields of a record


def train(
    checkpoint: str,
    path: Path,
    limit: int,
    cache: Path | None,
    epochs: int,
    rate: float,
    held_out: int = HELD_OUT,
) -> str:
    """Train a selector and write it into the checkpoint's folder.

    Args:
        checkpoint: a folder, or `bundled`; its encoder stays as it is.
        path: JSONL of articles and their summaries.
        limit: articles, drawn at random.
        cache: a safetensors file in which what was encoded is kept; read if it is there.
        epochs, rate: how often each article is seen, and the learning rate at its peak.
        held_out: articles that are not learnt from.

    Returns:
        what was written, for people.

    Raises:
        SummariseError: the checkpoint is no folder, the file cannot be read, too few articles.
    """
    folder = own_folder(checkpoint)
    if cache and cache.is_file():
        examples = read_cache(cache)
    else:
        examples = list(make_examples(_pairs(path)[:limit], load_checkpoint(checkpoint)))
        if cache:
            write_cache(cache, examples)
    write_half(fit_scorer(examples, epochs, rate, held_out), folder / WEIGHTS)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    lengths = {*config.get("summarise_whole_sentences", []), "paragraph"}
    changes = {"summarise_selector": SHAPE, "summarise_whole_sentences": sorted(lengths)}
    update_config(folder, changes)
    return f"{folder / WEIGHTS}: {len(examples)} articles"


def fit_scorer(
    examples: Sequence[Example], epochs: int, rate: float, held_out: int = HELD_OUT
) -> SentenceScorer:
    """Train the network itself."""

    def make() -> SentenceScorer:
        scorer = SentenceScorer(examples[0].vectors.shape[1], **SHAPE)
        some = [example.vectors for example in examples[held_out : held_out + _TYPICAL]]
        scorer.expect(torch.cat(some).float())
        return scorer

    return fit(
        make,
        loss,
        examples,
        held_out=held_out,
        rows=ROWS,
        epochs=epochs,
        rate=rate,
    )


def loss(scorer: SentenceScorer, batch: Sequence[Example]) -> torch.Tensor:
    """Return the mean binary cross-entropy of a batch's sentences."""
    vectors, words, labels = (
        nn.utils.rnn.pad_sequence([column.float() for column in columns], batch_first=True)
        for columns in zip(*batch, strict=True)
    )
    sizes = torch.tensor([len(example.words) for example in batch])
    mask = torch.arange(words.shape[1]) < sizes[:, None]
    scores = scorer(vectors, words, mask)
    return nn.functional.binary_cross_entropy_with_logits(scores[mask], labels[mask])


def _pairs(path: Path) -> list[tuple[str, str]]:
    """Read a file's articles and summaries, in random order."""
    pairs = read_pairs(path, _TEXT, {"paragraph": _SUMMARY})
    found = [(pair.text, pair.targets["paragraph"]) for pair in pairs]
    random.Random(0).shuffle(found)
    return found
