"""Load a packed prefix LM, without ever having its weights twice in memory; and write one."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import GenerationConfig

from summarise.generation.prefix_lm.kernels import faster_linear
from summarise.generation.prefix_lm.packed import LEVELS, PACKED, read_packed, write_packed


def fill(model: Any, folder: Path, dtype: torch.dtype, quick: bool = False) -> None:
    """Give a prefix LM on the device `meta` the weights of a packed folder, and its settings.

    Args:
        model: takes them.
        folder: has them.
        dtype: their precision.
        quick: lay each bfloat16 matrix out for the processor as it comes (see `kernels`).

    Raises:
        OSError: the folder lacks weights.
    """
    for name, weight in read_packed(folder, dtype):
        owner, _, own = name.rpartition(".")
        module = model.get_submodule(owner)
        faster = faster_linear(weight) if quick and _is_plain_linear(module) else None
        if faster is None:
            setattr(module, own, nn.Parameter(weight, requires_grad=False))
        else:
            _replace(model, owner, faster)
    model.tie_weights()
    _compute_buffers(model)
    missing = [name for name, weight in model.named_parameters() if weight.is_meta]
    if missing:
        raise OSError(f"{folder}: no weights for {', '.join(missing[:3])}")
    if (folder / "generation_config.json").is_file():
        model.generation_config = GenerationConfig.from_pretrained(folder)
    model.requires_grad_(False).eval()


def _is_plain_linear(module: nn.Module) -> bool:
    return isinstance(module, nn.Linear) and module.bias is None


def _replace(model: nn.Module, name: str, module: nn.Module) -> None:
    """Put a module where another one stands."""
    parent, _, own = name.rpartition(".")
    setattr(model.get_submodule(parent), own, module)


def _compute_buffers(model: nn.Module) -> None:
    """Make anew the modules that have no weights but compute what they have: rotary positions."""
    for name, module in list(model.named_modules()):
        if any(buffer.is_meta for buffer in module.buffers(recurse=False)):
            _replace(model, name, type(module)(config=module.config))


def pack(model: Any, tokenizer: Any, folder: Path) -> list[Path]:
    """Write a prefix LM and its tokenizer as a packed folder; return the shards."""
    folder.mkdir(parents=True, exist_ok=True)
    shards = write_packed(model.state_dict(), folder)
    together = hashlib.sha256()
    for shard in shards:
        together.update(shard.read_bytes())
    setattr(model.config, PACKED, {"levels": LEVELS, "sha256": together.hexdigest()[:16]})
    model.config.save_pretrained(folder)
    model.generation_config.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return shards
