"""Adapters (PEFT): the folder of one stands for what it is of, with it merged."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import peft
import pytest
import torch
import transformers
from safetensors.torch import load_file, save_file
from tiny_checkpoint import article, build, settings
from tiny_prefix_lm import tiny_causal_lm, tiny_tokenizer

from summarise.common.documents import Summary
from summarise.common.errors import SummariseError
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.fingerprints import fingerprint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.source import resolve

IDS = torch.arange(5, 35)[None]
MODULES = ["q_proj", "v_proj"]


def adapt(
    model: Any, folder: Path, base: Path | str, kind: Any = None, **more: Any
) -> torch.Tensor:
    """Save a random adapter of a model; returns the logits of both."""
    kind = kind or peft.LoraConfig(r=2, target_modules=MODULES, **more)
    torch.manual_seed(1)
    adapted: Any = peft.get_peft_model(model, kind)
    with torch.no_grad():
        for weight in adapted.parameters():
            if weight.requires_grad:
                weight.normal_()
    adapted.peft_config["default"].base_model_name_or_path = str(base)
    adapted.eval().save_pretrained(folder)
    return logits(adapted)


@torch.inference_mode()
def logits(model: Any) -> torch.Tensor:
    if hasattr(model, "read"):  # a prefix LM
        read = model.read(IDS[:, :10])
        return torch.as_tensor(model(decoder_input_ids=IDS[:, 10:], encoder_outputs=read).logits)
    more = {"decoder_input_ids": IDS} if model.config.is_encoder_decoder else {}
    return torch.as_tensor(model(input_ids=IDS, **more).logits)


@pytest.fixture
def seq2seq(tmp_path: Path) -> tuple[Path, torch.Tensor]:
    """The folder of an adapter of a tiny BART, and what both compute."""
    base = build(tmp_path / "base")
    model = transformers.BartForConditionalGeneration.from_pretrained(base)
    return tmp_path / "lora", adapt(model, tmp_path / "lora", base)


@pytest.fixture
def base_lm(tmp_path: Path) -> Path:
    folder = tmp_path / "base"
    tokenizer = tiny_tokenizer()
    tokenizer.save_pretrained(folder)
    tiny_causal_lm(tokenizer).save_pretrained(folder)
    return folder


def edit(folder: Path, **changes: Any) -> None:
    path = folder / "adapter_config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_an_adapter_of_a_seq2seq_checkpoint_is_merged(seq2seq: tuple[Path, torch.Tensor]) -> None:
    folder, expected = seq2seq
    checkpoint = load_checkpoint(str(folder), "cpu")
    assert torch.allclose(logits(checkpoint.model), expected, atol=1e-4)
    assert checkpoint.name == str(folder)
    assert list(checkpoint.prompts) == ["headline", "paragraph"]  # its base's configuration


def test_an_adapter_of_a_decoder_only_checkpoint_is_merged(tmp_path: Path, base_lm: Path) -> None:
    model = transformers.AutoModelForCausalLM.from_pretrained(base_lm)
    expected = adapt(model, tmp_path / "lora", base_lm, task_type="CAUSAL_LM")
    checkpoint = load_checkpoint(str(tmp_path / "lora"), "cpu")
    assert torch.allclose(logits(checkpoint.model), expected[:, 10:], atol=1e-4)


@pytest.mark.parametrize(
    "changed",
    [
        {"target_modules": [*MODULES, "lm_head"]},
        {"modules_to_save": ["lm_head"]},
        {"trainable_token_indices": [7, 8]},
        {"trainable_token_indices": {"embed_tokens": [7, 8]}},
    ],
    ids=str,
)
def test_an_adapter_of_one_of_tied_matrices_leaves_the_others_as_they_are(
    tmp_path: Path, changed: dict[str, Any]
) -> None:
    base = build(tmp_path / "base")
    model = transformers.BartForConditionalGeneration.from_pretrained(base)
    asked: dict[str, Any] = {"r": 2, "target_modules": MODULES} | changed
    kind = peft.LoraConfig(**asked)
    expected = adapt(model, tmp_path / "lora", base, kind)
    checkpoint = load_checkpoint(str(tmp_path / "lora"), "cpu")
    assert torch.allclose(logits(checkpoint.model), expected, atol=1e-4)


def test_an_adapter_brings_its_tokenizer_and_the_rows_that_it_added(
    tmp_path: Path, base_lm: Path
) -> None:
    tokenizer = tiny_tokenizer()
    tokenizer.add_tokens(["<|more|>"])
    model: Any = transformers.AutoModelForCausalLM.from_pretrained(base_lm)
    model.resize_token_embeddings(len(tokenizer))
    whole = peft.LoraConfig(r=2, target_modules=MODULES, modules_to_save=["embed_tokens"])
    adapt(model, tmp_path / "lora", base_lm, whole)
    tokenizer.save_pretrained(tmp_path / "lora")
    checkpoint = load_checkpoint(str(tmp_path / "lora"), "cpu")
    assert checkpoint.tokenizer("<|more|>").input_ids == [len(tokenizer) - 1]
    assert checkpoint.model.get_input_embeddings().weight.shape[0] == len(tokenizer)


def test_both_lengths_are_written_by_an_adapter(seq2seq: tuple[Path, torch.Tensor]) -> None:
    (result,) = SummaryGenerator(settings(seq2seq[0])).summarise([article()])
    assert isinstance(result, Summary)
    assert result.paragraph
    assert result.model == str(seq2seq[0])


def test_the_files_of_both_are_in_the_runs_identity(
    seq2seq: tuple[Path, torch.Tensor], tmp_path: Path
) -> None:
    before = fingerprint(resolve(str(seq2seq[0])))
    assert fingerprint(resolve(str(seq2seq[0]))) == before
    weights = seq2seq[0] / "adapter_model.safetensors"
    save_file({name: 2 * tensor for name, tensor in load_file(weights).items()}, weights)
    changed = fingerprint(resolve(str(seq2seq[0])))
    build(tmp_path / "base", positions=64)
    assert before != changed != fingerprint(resolve(str(seq2seq[0])))


def test_an_adapter_of_a_checkpoint_that_is_not_there_says_where_to_name_it(
    seq2seq: tuple[Path, torch.Tensor],
) -> None:
    edit(seq2seq[0], base_model_name_or_path="./gone")
    said = (
        r"an adapter of '\./gone', which is not there: give where it is as base_model_name_or_path"
    )
    with pytest.raises(SummariseError, match=said):
        load_checkpoint(str(seq2seq[0]), "cpu")
    edit(seq2seq[0], base_model_name_or_path=None)
    with pytest.raises(SummariseError, match="does not say of which checkpoint: give base_model"):
        load_checkpoint(str(seq2seq[0]), "cpu")


def test_an_adapter_of_another_checkpoint_is_told_by_its_tensors(
    seq2seq: tuple[Path, torch.Tensor],
) -> None:
    weights = seq2seq[0] / "adapter_model.safetensors"
    tensors = load_file(weights)
    name = next(name for name in tensors if ".encoder." in name)
    save_file({key: value for key, value in tensors.items() if key != name}, weights)
    with pytest.raises(
        SummariseError, match=r"lacks .*: is it the checkpoint that the adapter was"
    ):
        load_checkpoint(str(seq2seq[0]), "cpu")
    more = {name.replace(".0.", ".7."): tensors[name].clone()}
    save_file(tensors | more, weights)
    with pytest.raises(SummariseError, match=r"has no place for .*\.7\."):
        load_checkpoint(str(seq2seq[0]), "cpu")


def test_an_adapter_that_cannot_be_merged_says_so(tmp_path: Path, base_lm: Path) -> None:
    model = transformers.AutoModelForCausalLM.from_pretrained(base_lm)
    kind = peft.PromptTuningConfig(task_type="CAUSAL_LM", num_virtual_tokens=2)
    adapt(model, tmp_path / "soft", base_lm, kind)
    with pytest.raises(SummariseError, match="of the kind PROMPT_TUNING, which cannot be merged"):
        load_checkpoint(str(tmp_path / "soft"), "cpu")


def test_weights_of_an_adapter_that_are_no_safetensors_are_refused(
    seq2seq: tuple[Path, torch.Tensor],
) -> None:
    torch.save({}, seq2seq[0] / "adapter_model.bin")
    (seq2seq[0] / "adapter_model.safetensors").unlink()
    with pytest.raises(SummariseError, match=r"an adapter without adapter_model\.safetensors"):
        load_checkpoint(str(seq2seq[0]), "cpu")


def test_without_the_extra_the_error_names_it(
    seq2seq: tuple[Path, torch.Tensor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SummariseError, match=r'\(PEFT\): pip install "summarise-news\[peft\]"'):
        load_checkpoint(str(seq2seq[0]), "cpu")


def test_an_adapter_of_the_hub_is_loaded_from_the_cache_and_has_its_commit(
    seq2seq: tuple[Path, torch.Tensor], hub_cache: Callable[[str], Path]
) -> None:
    cached = hub_cache("1" * 40)
    (cached / "config.json").unlink()
    shutil.copytree(seq2seq[0], cached, dirs_exist_ok=True)
    checkpoint = load_checkpoint("someone/model", "cpu")
    assert torch.allclose(logits(checkpoint.model), seq2seq[1], atol=1e-4)
    assert fingerprint(checkpoint.source)[-2:] == ["adapter", "1" * 40]
