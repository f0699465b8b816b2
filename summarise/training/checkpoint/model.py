"""What is trained of a seq2seq checkpoint, and how it is written as a checkpoint again."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path
from typing import Any

from summarise.common.errors import SummariseError
from summarise.common.text.ordinary_words import ORDINARY_WORDS
from summarise.generation.checkpoints.adapters import parted
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.location import locate
from summarise.generation.checkpoints.tensors import some
from summarise.generation.extractive.sentence_scorer import WEIGHTS as SELECTOR
from summarise.training.checkpoint.recipe import Recipe
from summarise.training.weights import save_model, update_config

_NETWORKS = ("summarise_selector",)  # in `config.json`


def load_start(recipe: Recipe) -> Checkpoint:
    """Load the checkpoint to start from, on the CPU; what the recipe freezes is frozen.

    Raises:
        SummariseError: it cannot be loaded, is a prefix LM, or an adapter that a checkpoint could
            not keep.
    """
    start = load_checkpoint(recipe.checkpoint, "cpu")
    if start.profile.running_text:
        raise SummariseError(
            f"checkpoint {recipe.checkpoint!r} is a prefix LM, and not trained as a seq2seq model: "
            "see configs/training/writer.yaml"
        )
    if start.source.adapter and (names := parted(start.model)):
        raise SummariseError(
            f"checkpoint {recipe.checkpoint!r} is an adapter that changes {some(names)} alone, which a "
            "checkpoint keeps as one matrix with its embeddings: train what it is an adapter of"
        )
    if recipe.freeze_encoder:
        start.model.get_encoder().requires_grad_(False)  # with the embeddings that it shares
    return start


def export(checkpoint: Checkpoint, recipe: Recipe, folder: Path) -> None:
    """Write a trained model as float16 safetensors, with what came beside the checkpoint it was.

    Its selector is kept only if the encoder stayed as it was, since it was trained on that.
    """
    save_model(copy.deepcopy(checkpoint.model).half(), folder)
    checkpoint.tokenizer.save_pretrained(folder)
    kept = recipe.freeze_encoder
    about: dict[str, Any] = {"dtype": "float16", "summarise_source_tokens": recipe.source_tokens}
    if recipe.prefix is not None:
        tasks = checkpoint.model.config.to_dict().get("task_specific_params") or {}
        task = tasks.get("summarization") or {}
        tasks = tasks | {"summarization": task | {"prefix": recipe.prefix}}
        about |= {"prefix": recipe.prefix, "task_specific_params": tasks}
    update_config(
        folder,
        about,
        removed=() if kept else _NETWORKS,
    )
    for name in (ORDINARY_WORDS, SELECTOR) if kept else (ORDINARY_WORDS,):
        if (found := Path(locate(checkpoint.name)) / name).is_file():
            shutil.copy(found, folder / name)
