"""Train a prefix LM by what readers said of its drafts, and write it as a packed folder."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import Any

import torch
from torch import nn

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.prefix_lm import PrefixLM
from summarise.generation.prefix_lm.loading import pack
from summarise.generation.ranking.grader import WEIGHTS as GRADER
from summarise.training.curve import History, write_curves
from summarise.training.extra import require_extra
from summarise.training.held_out import hold_out
from summarise.training.preferences.data import Example, read_examples
from summarise.training.preferences.loss import loss_of
from summarise.training.preferences.recipe import Recipe
from summarise.training.rounding import round_linear
from summarise.training.run import Run
from summarise.training.weights import own_folder, update_config

_TYPICAL = 64  # articles by which is told what rounding may cost
_CHECKPOINT = "checkpoint"  # the folder in a run's own that gets the writer


class PreferencesRun(Run):
    """A run whose model is the part of a writer that learns."""

    checkpoint: Checkpoint

    def training_step(
        self, model: Any, inputs: dict[str, Any], num_items_in_batch: Any = None
    ) -> torch.Tensor:
        """Add up the gradients of a batch's micro-batches.

        Returns:
            the batch's mean loss.
        """
        model.train()
        recipe: Any = self.recipe
        examples, losses = inputs["examples"], []
        for part in _parts(examples, recipe.micro_articles):
            found = _loss(self.checkpoint, part, recipe)
            loss = (found.written + recipe.drafts_weight * found.order) * len(part) / len(examples)
            self.accelerator.backward(loss)
            losses.append(loss.detach())
        return torch.stack(losses).sum()


def train(recipe: Recipe, out: Path) -> History:
    """Train, or go on with, a run; write the writer to `out`/checkpoint and the curves to `out`.

    What else stands in the checkpoint's folder, such as what chooses sentences, comes along: it reads
    the layers that stay as they are. What grades drafts does not: it reads layers that change, and
    `scripts/train_grader.py` makes another.

    Returns:
        the figures logged on the way, oldest first.

    Raises:
        SummariseError: the extra `train` is missing, the checkpoint is no folder of a prefix LM, or
            the recipe's data cannot be used.
    """
    require_extra()
    folder = own_folder(recipe.checkpoint)
    checkpoint = load_checkpoint(recipe.checkpoint, precision="float32")
    if not isinstance(checkpoint.model, PrefixLM):
        raise SummariseError(f"{recipe.checkpoint}: no prefix LM; preferences are learnt by one")
    examples = [e for path in recipe.train for e in read_examples(path, recipe.text, checkpoint)]
    held_out, learnt = hold_out(examples, recipe.held_out, recipe.seed)
    run = PreferencesRun(
        recipe,
        learning_part(checkpoint.model),
        learnt,
        [len(example.source) for example in learnt],
        lambda batch: {"examples": batch},
        (lambda: measure(checkpoint, held_out, recipe)) if held_out else None,
        ceil(recipe.measure_every / recipe.batch),
        out / "run",
    )
    run.checkpoint = checkpoint
    history = run.go()
    typical = learnt[:_TYPICAL]
    round_linear(run.trained, lambda: measure(checkpoint, typical, recipe))
    others = shutil.ignore_patterns(GRADER)
    shutil.copytree(folder, out / _CHECKPOINT, ignore=others, dirs_exist_ok=True)
    pack(checkpoint.model, checkpoint.tokenizer, out / _CHECKPOINT)
    update_config(out / _CHECKPOINT, {}, removed=("summarise_grader",))
    write_curves(history, out)
    return history


def learning_part(model: PrefixLM) -> nn.Module:
    """Return the layers above those that are skimmed, and the last norm; the others stay."""
    model.requires_grad_(False)
    part = nn.ModuleList([*model.decoder.layers[model.config.skim_layers :], model.decoder.norm])
    return part.requires_grad_(True)


@torch.no_grad()
def measure(
    checkpoint: Checkpoint, examples: Sequence[Example], recipe: Recipe
) -> dict[str, float]:
    """Return the losses on articles that are not learnt from, and how often a best draft is first."""
    checkpoint.model.eval()
    parts = _parts(examples, recipe.micro_articles)
    found = [(_loss(checkpoint, part, recipe), len(part)) for part in parts]
    return {
        "eval_loss": sum(loss.written.item() * size for loss, size in found) / len(examples),
        "eval_order": sum(loss.order.item() * size for loss, size in found) / len(examples),
        "eval_first": sum(loss.first for loss, _ in found)
        / max(1, sum(loss.ordered for loss, _ in found)),
    }


def _loss(checkpoint: Checkpoint, part: Sequence[Example], recipe: Recipe) -> Any:
    model = checkpoint.model
    with torch.autocast(model.device.type, torch.bfloat16, enabled=recipe.bf16):
        return loss_of(model, checkpoint.prompt("headline"), part, recipe.printed_weight)


def _parts(examples: Sequence[Example], size: int) -> list[Sequence[Example]]:
    ordered = sorted(examples, key=lambda example: len(example.source))
    return [ordered[i : i + size] for i in range(0, len(ordered), size)]
