"""Train a decoder-only checkpoint by a recipe."""

from __future__ import annotations

from math import ceil
from pathlib import Path
from typing import Any

import torch

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.location import BUNDLED
from summarise.generation.checkpoints.words import ordinary_words
from summarise.training.curve import History, write_curves
from summarise.training.extra import require_extra
from summarise.training.pairs import Pair, read_pairs
from summarise.training.run import Run
from summarise.training.writer.data import Collate, make_examples
from summarise.training.writer.model import export, load_writer, target_loss
from summarise.training.writer.quality import measure
from summarise.training.writer.recipe import Recipe
from summarise.training.writer.selection import select


class WriterRun(Run):
    """A run whose batches come in micro-batches, and whose loss is that of the targets."""

    def training_step(
        self, model: Any, inputs: dict[str, Any], num_items_in_batch: Any = None
    ) -> torch.Tensor:
        """Add up the gradients of a batch's micro-batches; each target token counts alike.

        Returns:
            the batch's mean loss, in nats a token.
        """
        model.train()
        parts = self._prepare_inputs(inputs)["parts"]
        count = sum(int((part["labels"] >= 0).sum()) for part in parts)
        recipe: Any = self.recipe
        losses = []
        for part in parts:
            loss = target_loss(self.trained, part, recipe.bf16) / count
            self.accelerator.backward(loss)
            losses.append(loss.detach())
        return torch.stack(losses).sum()


def train(recipe: Recipe, out: Path) -> History:
    """Train, or go on with, a run; write the checkpoint and its curves to `out`.

    Returns:
        the figures logged on the way, oldest first.

    Raises:
        SummariseError: the extra `train` is missing, or the recipe's data cannot be used.
    """
    require_extra()
    pairs = select_pairs(recipe)
    writer = load_writer(recipe)
    held_out = list(make_examples(pairs[: recipe.held_out], writer.tokenizer, recipe))
    examples = list(make_examples(pairs[recipe.held_out :], writer.tokenizer, recipe))
    dev = _read(recipe, recipe.dev)[: recipe.dev_articles]
    run = WriterRun(
        recipe,
        writer.model,
        examples,
        [len(example.ids) for example in examples],
        Collate(writer.tokenizer.eos_token_id, recipe.micro_tokens),
        (lambda: measure(writer, recipe, held_out, dev)) if held_out or dev else None,
        ceil(recipe.measure_every / recipe.batch),
        out / "run",
    )
    history = run.go()
    export(writer, recipe, out)
    write_curves(history, out)
    return history


def select_pairs(recipe: Recipe) -> list[Pair]:
    """Read a recipe's training files and select from them; say how many came of it, and why.

    Raises:
        SummariseError: a file cannot be read, or nothing is left beside what is held out.
    """
    ordinary = ordinary_words(BUNDLED)
    selection = select(_read(recipe, recipe.train), recipe, ordinary)
    for title, counts in (("kept", selection.kept), ("left out", selection.left_out)):
        said = ", ".join(f"{name} {count}" for name, count in counts.most_common())
        print(f"{title} {counts.total()}: {said}", flush=True)
    if len(selection.pairs) <= recipe.held_out:
        raise SummariseError(
            f"only {len(selection.pairs)} pairs can be learnt from, and held_out takes "
            f"{recipe.held_out}"
        )
    return selection.pairs


def _read(recipe: Recipe, paths: list[Path]) -> list[Pair]:
    return [pair for path in paths for pair in read_pairs(path, recipe.text, recipe.fields)]
