"""Which checkpoints are prefix LMs, and how they are used."""

from __future__ import annotations

from pathlib import Path

from tiny_checkpoint import article
from tiny_prefix_lm import PROMPT, build_packed, tiny_causal_lm, tiny_tokenizer

from summarise.common.documents import Summary
from summarise.config import Config, LengthConfig
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.kinds import kind_of
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.source import resolve


def taught(folder: Path) -> Path:
    """A decoder-only checkpoint whose configuration has prompts, as training writes it."""
    tokenizer = tiny_tokenizer()
    model = tiny_causal_lm(tokenizer)
    model.config.summarise_prompts = {"headline": tokenizer(PROMPT).input_ids}
    model.config.summarise_source_tokens = 40
    model.config.summarise_skim_layers = 1
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def test_a_packed_folder_is_one(tmp_path: Path) -> None:
    folder = build_packed(tmp_path / "packed", summarise_source_tokens=40)
    assert kind_of(resolve(str(folder))).name == "prefix-lm"
    checkpoint = load_checkpoint(str(folder))
    assert checkpoint.max_source_tokens == 40
    assert checkpoint.prompt("headline") == tiny_tokenizer()(PROMPT).input_ids
    assert checkpoint.profile.family == "prefix LM (llama)"


def test_a_decoder_only_checkpoint_that_was_taught_is_one(tmp_path: Path) -> None:
    folder = taught(tmp_path / "taught")
    assert kind_of(resolve(str(folder))).name == "prefix-lm"
    checkpoint = load_checkpoint(str(folder))
    assert checkpoint.model.config.skim_layers == 1
    assert checkpoint.max_source_tokens == 40
    headline = LengthConfig(checkpoint=str(folder), words=(2, 8), beams=2)
    config = Config(headline=headline, precision="float32")
    (result,) = SummaryGenerator(config, ["headline"]).summarise([article()])
    assert isinstance(result, Summary)
    assert result.headline
