"""A decoder-only checkpoint: loaded, frozen below, its loss on targets alone, written again."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import torch
from torch import nn

from summarise.common.errors import SummariseError
from summarise.training.decoder_only import DecoderOnly, load_decoder_only
from summarise.training.weights import save_model, update_config
from summarise.training.writer.data import prompt_ids
from summarise.training.writer.recipe import Recipe

# what some families do to the logits after the head, which the loss here leaves out
_SCALED = ("final_logit_softcapping", "logit_scale", "logits_scaling")


def load_writer(recipe: Recipe) -> DecoderOnly:
    """Load the checkpoint to start from, on the CPU, and freeze what the recipe freezes.

    Trained weights are float32, whatever is computed in; with `bf16` the frozen ones, which need no
    more, are bfloat16.

    Raises:
        SummariseError: it cannot be loaded, has fewer layers, or scales its logits.
    """
    loaded = load_decoder_only(recipe.checkpoint, torch.float32)
    model, tokenizer = loaded
    if tokenizer.eos_token_id is None:
        raise SummariseError(f"checkpoint {recipe.checkpoint!r}: its tokenizer has no end token")
    if any(getattr(model.config, name, None) not in (None, 1, 1.0) for name in _SCALED):
        raise SummariseError(
            f"checkpoint {recipe.checkpoint!r} scales its logits: not trained here"
        )
    for module in _frozen(model, recipe):
        module.requires_grad_(False)
        if recipe.bf16:
            module.to(torch.bfloat16)
    if recipe.compile:
        for layer in layers(model):
            layer.compile(dynamic=True)
    return loaded


def layers(model: Any) -> nn.ModuleList:
    """Return a decoder's layers, the lowest first."""
    found = [
        module
        for module in model.base_model.children()
        if isinstance(module, nn.ModuleList) and len(module) == model.config.num_hidden_layers
    ]
    if len(found) != 1:
        raise SummariseError(f"no list of layers in a {model.config.model_type!r} model")
    return found[0]


def _frozen(model: Any, recipe: Recipe) -> list[nn.Module]:
    stack = layers(model)
    if recipe.freeze_layers >= len(stack):
        raise SummariseError(f"freeze_layers: the checkpoint has {len(stack)} layers")
    frozen: list[nn.Module] = list(stack[: recipe.freeze_layers])
    if recipe.freeze_embeddings:
        frozen += [model.get_input_embeddings(), model.get_output_embeddings()]
    return frozen


def target_loss(model: Any, part: dict[str, torch.Tensor], bf16: bool) -> torch.Tensor:
    """Return the summed cross-entropy of a micro-batch's targets, in nats.

    Only where there is a label are logits computed: a vocabulary's width for every token of the
    articles would be most of the memory.
    """
    with torch.autocast(part["input_ids"].device.type, torch.bfloat16, enabled=bf16):
        hidden = model.base_model(input_ids=part["input_ids"], use_cache=False).last_hidden_state
        wanted = part["labels"] >= 0
        logits = model.get_output_embeddings()(hidden[wanted])
    return nn.functional.cross_entropy(logits.float(), part["labels"][wanted], reduction="sum")


def export(writer: DecoderOnly, recipe: Recipe, folder: Path) -> None:
    """Write a model as a checkpoint of bfloat16 safetensors; its config names the prompts."""
    save_model(copy.deepcopy(writer.model).to(torch.bfloat16), folder)
    writer.tokenizer.save_pretrained(folder)
    prompts = {length: prompt_ids(writer.tokenizer, length, recipe) for length in recipe.lengths}
    changes = {
        "dtype": "bfloat16",
        "summarise_prompts": prompts,
        "summarise_skim_layers": recipe.freeze_layers,  # what is trained on their states still fits
        "summarise_source_tokens": recipe.source_tokens,
    }
    update_config(folder, changes)
