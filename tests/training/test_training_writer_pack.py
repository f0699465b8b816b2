"""A trained writer becomes a folder that ships."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tiny_prefix_lm import PROMPT, tiny_causal_lm, tiny_tokenizer

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.training.writer.pack import pack_checkpoint


def trained(folder: Path, **more: object) -> Path:
    tokenizer = tiny_tokenizer()
    model = tiny_causal_lm(tokenizer)
    for name, value in more.items():
        setattr(model.config, name, value)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def test_a_packed_writer_is_used_as_its_training_says(tmp_path: Path) -> None:
    prompt = tiny_tokenizer()(PROMPT).input_ids
    checkpoint = trained(
        tmp_path / "trained",
        summarise_prompts={"headline": prompt},
        summarise_skim_layers=2,
        summarise_source_tokens=50,
    )
    out = tmp_path / "packed"
    assert pack_checkpoint(checkpoint, out) == list(out.glob("*.safetensors"))
    packed = load_checkpoint(str(out))
    assert packed.prompt("headline") == prompt
    assert packed.model.config.skim_layers == 2
    assert packed.max_source_tokens == 50
    assert packed.whole_sentences == {"paragraph"}
    assert str(tmp_path) not in (out / "config.json").read_text(encoding="utf-8")


def test_a_selector_that_is_there_stays(tmp_path: Path) -> None:
    prompts = {"headline": tiny_tokenizer()(PROMPT).input_ids}
    checkpoint = trained(tmp_path / "trained", summarise_prompts=prompts)
    out = tmp_path / "packed"
    pack_checkpoint(checkpoint, out)
    config = json.loads((out / "config.json").read_text(encoding="utf-8"))
    config["summarise_selector"] = {"width": 8}
    (out / "config.json").write_text(json.dumps(config), encoding="utf-8")
    pack_checkpoint(checkpoint, out)
    again = json.loads((out / "config.json").read_text(encoding="utf-8"))
    assert again["summarise_selector"] == {"width": 8}


def test_a_checkpoint_that_was_not_taught_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match="has no summarise_prompts; train it by"):
        pack_checkpoint(trained(tmp_path / "plain"), tmp_path / "packed")
