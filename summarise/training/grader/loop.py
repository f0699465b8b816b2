"""Train a grader for a prefix LM, and write it beside the checkpoint's weights."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.devices import best_device
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.engines.prefix_engine import PrefixEngine
from summarise.generation.precision import fastest_precision
from summarise.generation.prefix_lm import PrefixLM
from summarise.generation.ranking.grader import GRADES, PRINTED, WEIGHTS
from summarise.training.grader.data import Example, make_examples
from summarise.training.network import fit
from summarise.training.preferences.data import read_examples
from summarise.training.weights import own_folder, update_config, write_half

ROWS = 32  # articles a batch
HELD_OUT = 200
_TEXT = ("text", "body")  # fields of a record with the article


def train(
    checkpoint: str,
    paths: Sequence[Path],
    layers: int,
    epochs: int,
    rate: float,
    held_out: int = HELD_OUT,
) -> str:
    """Train a grader and write it into the checkpoint's folder.

    Args:
        checkpoint: a folder of a prefix LM, or `bundled`; its own weights stay as they are.
        paths: JSONL of articles with drafts and their grades; see `preferences.data`.
        layers: that read a draft, the lowest.
        epochs, rate: how often each article is seen, and the learning rate at its peak.
        held_out: articles that are not learnt from.

    Returns:
        what was written, for people.

    Raises:
        SummariseError: the checkpoint is no folder of a prefix LM, a file cannot be read, too few
            articles.
    """
    folder = own_folder(checkpoint)
    loaded = load_checkpoint(checkpoint, precision=fastest_precision(best_device()))
    if not isinstance(loaded.model, PrefixLM):
        raise SummariseError(f"{checkpoint}: no prefix LM; its drafts are read behind the article")
    judged = [one for path in paths for one in read_examples(path, _TEXT, loaded) if one.drafts]
    random.Random(0).shuffle(judged)
    if not judged:
        raise SummariseError(f"too few articles: give {held_out + ROWS} or more, with drafts")
    engine = PrefixEngine(loaded)  # so that it is read as when it writes
    examples = list(make_examples(judged, engine.checkpoint, layers))
    classifier = fit_classifier(examples, epochs, rate, held_out)
    write_half(classifier, folder / WEIGHTS)
    update_config(folder, {"summarise_grader": {"layers": layers}})
    first = sum(
        bool(of.grades[_printed(classifier, of).argmax()] == PRINTED) for of in examples[:held_out]
    )
    return (
        f"{folder / WEIGHTS}: {len(examples)} articles; of {held_out} others, the draft of the best "
        f"grade would be printed in {first}"
    )


def fit_classifier(
    examples: Sequence[Example], epochs: int, rate: float, held_out: int = HELD_OUT
) -> nn.Linear:
    """Train the classifier itself."""
    inputs = examples[0].states.shape[1]
    fitted = fit(
        lambda: nn.Sequential(nn.BatchNorm1d(inputs, affine=False), nn.Linear(inputs, GRADES)),
        loss,
        examples,
        held_out=held_out,
        rows=ROWS,
        epochs=epochs,
        rate=rate,
    )
    return _fold(*fitted)


def loss(classifier: nn.Module, batch: Sequence[Example]) -> torch.Tensor:
    """Return the mean cross-entropy of a batch's grades."""
    states = torch.cat([example.states for example in batch])
    grades = torch.cat([example.grades for example in batch])
    return nn.functional.cross_entropy(classifier(states), grades)


def _fold(usual: nn.BatchNorm1d, linear: nn.Linear) -> nn.Linear:
    """Return a linear layer that does what a normalisation and the layer behind it do.

    Single inputs of a language model are huge, so that none is learnt without the normalisation.
    """
    assert usual.running_mean is not None
    assert usual.running_var is not None
    with torch.no_grad():
        linear.weight.div_((usual.running_var + usual.eps).sqrt())
        linear.bias.sub_(linear.weight @ usual.running_mean)
    return linear


@torch.inference_mode()
def _printed(classifier: nn.Linear, example: Example) -> torch.Tensor:
    """Return how likely each draft is one to be printed, [drafts]."""
    likely: torch.Tensor = classifier(example.states).softmax(-1)[:, PRINTED]
    return likely
