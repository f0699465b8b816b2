"""Checkpoints that are not whole are refused, and what they lack is named."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from tiny_prefix_lm import tiny_causal_lm, tiny_tokenizer

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.loading import load_checkpoint

Tensors = dict[str, torch.Tensor]
LAYER = "model.decoder.layers.0.fc1.weight"


@pytest.fixture
def folder(tiny: Path, tmp_path: Path) -> Path:
    return shutil.copytree(tiny, tmp_path / "copy")


def changed(folder: Path, change: Callable[[Tensors], object]) -> str:
    """Change the tensors of a checkpoint; returns the error that it then loads with."""
    file = folder / "model.safetensors"
    tensors = load_file(file)
    change(tensors)
    save_file(tensors, file, {"format": "pt"})
    with pytest.raises(SummariseError) as error:
        load_checkpoint(str(folder), "cpu")
    return str(error.value)


def test_a_missing_tensor_is_named(folder: Path) -> None:
    said = changed(folder, lambda tensors: tensors.pop(LAYER))
    assert f"copy' lacks {LAYER}: get it again" in said


def test_of_many_missing_tensors_the_first_are_named(folder: Path) -> None:
    def drop(tensors: Tensors) -> None:
        for name in [name for name in tensors if ".decoder.layers." in name]:
            del tensors[name]

    assert "more tensors: get it again" in changed(folder, drop)


def test_a_tensor_of_another_shape_is_named(folder: Path) -> None:
    said = changed(folder, lambda tensors: tensors.update({LAYER: torch.zeros(3, 3)}))
    assert f"has another shape of {LAYER}" in said


def test_a_layer_that_the_configuration_lacks_is_named(folder: Path) -> None:
    more = LAYER.replace(".0.", ".1.")
    said = changed(folder, lambda tensors: tensors.update({more: torch.zeros(3, 3)}))
    assert f"of layers that its configuration lacks, {more}" in said


def test_a_head_of_another_task_is_none_of_our_business(folder: Path) -> None:
    file = folder / "model.safetensors"
    tensors = load_file(file) | {"classification_head.dense.0.weight": torch.zeros(3, 3)}
    save_file(tensors, file, {"format": "pt"})
    assert load_checkpoint(str(folder), "cpu").profile.family == "BART"


def test_a_checkpoint_without_a_tokenizer_says_so(folder: Path) -> None:
    for file in folder.glob("*token*"):
        file.unlink()
    with pytest.raises(SummariseError, match="copy' has no tokenizer: put its tokenizer"):
        load_checkpoint(str(folder), "cpu")


def test_a_decoder_only_checkpoint_is_checked_too(tmp_path: Path) -> None:
    tokenizer = tiny_tokenizer()
    model = tiny_causal_lm(tokenizer)
    model.config.summarise_prompts = {"headline": [1]}
    model.save_pretrained(tmp_path)
    tokenizer.save_pretrained(tmp_path)
    name = "model.layers.0.mlp.up_proj.weight"
    assert f"lacks {name}" in changed(tmp_path, lambda tensors: tensors.pop(name))
