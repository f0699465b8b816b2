"""Decoder-only checkpoints as published: asked behind the article, in their own chat template."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers
from benchmark_families import same, texts, write
from tiny_checkpoint import article, settings
from tiny_decoder_only import build

from summarise.common.documents import LENGTHS, Summary
from summarise.common.errors import SummariseError
from summarise.config import PRESETS, LengthConfig
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.kinds import kind_of
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.source import resolve
from summarise.generation.engines.prefix_engine import PrefixEngine

FEW = ("Llama, SmolLM2", "Qwen3", "Gemma 2", "Gemma 3")  # of all, the table of families has it


@pytest.mark.parametrize("family", FEW)
def test_a_batch_of_eight_writes_what_eight_batches_of_one_do(family: str, tmp_path: Path) -> None:
    folder = build(tmp_path, family)
    assert kind_of(resolve(str(folder))).name == "decoder-only"
    checkpoint = load_checkpoint(str(folder), "cpu")
    engine = PrefixEngine(checkpoint)
    together = write(engine, checkpoint, texts())
    alone = [write(engine, checkpoint, [text]) for text in texts()]
    apart = {length: [one[length][0] for one in alone] for length in LENGTHS}
    assert len(set(map(tuple, together["paragraph"]))) > 1  # they do tell articles apart
    assert same(together, apart) >= 15  # of 16; rounding may decide a close call


def test_what_is_written_is_what_the_model_itself_goes_on_with(tmp_path: Path) -> None:
    folder = build(tmp_path, "LlamaConfig")
    checkpoint = load_checkpoint(str(folder), "cpu")
    engine = PrefixEngine(checkpoint)
    text = texts(1)[0]
    how = LengthConfig(beams=1, tokens=(1, 9), prompt="Say it in few words.")
    encoded = engine.encode([checkpoint.tokenizer(text, add_special_tokens=False).input_ids])
    ((found, *_),) = engine.generate(encoded, "headline", how, (1, 9), [None])
    kind: Any = transformers.AutoModelForCausalLM
    plain = kind.from_pretrained(folder).eval()
    asked = [{"role": "user", "content": f"{text}\n\nSay it in few words."}]
    ids = checkpoint.tokenizer.apply_chat_template(
        asked, add_generation_prompt=True, enable_thinking=False, return_tensors="pt"
    )["input_ids"]
    theirs = plain.generate(ids, max_new_tokens=9, do_sample=False)[0, ids.shape[1] :].tolist()
    assert "(no thoughts)" in checkpoint.tokenizer.decode(ids[0])
    assert found.ids == theirs[: len(found.ids)]


def test_both_lengths_are_written_of_an_article(tmp_path: Path) -> None:
    folder = build(tmp_path, "LlamaConfig", None)
    (result,) = SummaryGenerator(settings(folder)).summarise([article()])
    assert isinstance(result, Summary)
    assert result.headline
    assert result.paragraph


def test_attention_that_is_computed_otherwise_is_refused(tmp_path: Path) -> None:
    more: dict[str, Any] = {
        "sliding_window": None,
        "layer_types": ["full_attention", "chunked_attention"],
    }
    folder = build(tmp_path, "LlamaConfig", **more)
    with pytest.raises(SummariseError, match="attention of llama is not known here; give a Llama"):
        load_checkpoint(str(folder))


@pytest.mark.parametrize("family", ["Gemma 3", "Gemma 2"])
def test_what_is_read_beyond_a_window_is_seen_by_the_other_layers(
    family: str, tmp_path: Path
) -> None:
    kinds = ["sliding_attention", "full_attention"]
    folder = build(tmp_path, family, sliding_window=16, layer_types=kinds, query_pre_attn_scalar=4)
    checkpoint = load_checkpoint(str(folder), "cpu")
    assert checkpoint.context > 400
    kind: Any = transformers.AutoModelForCausalLM
    plain = kind.from_pretrained(folder, attn_implementation="eager").eval()
    ids = torch.arange(0, 240)[None] * 7 % 400
    with torch.inference_mode():
        expected = plain(ids).logits[:, 200:]
        read = checkpoint.model.read(torch.cat([ids[:, :200]] * 2))  # a batch, of which the first
        both = torch.cat([ids[:, 200:]] * 2)
        found = checkpoint.model(decoder_input_ids=both, encoder_outputs=read).logits[:1]
    assert torch.allclose(found, expected, atol=1e-3)


def test_positions_that_change_with_what_is_read_stay_as_they_were_first_made(
    tmp_path: Path,
) -> None:
    rope = {
        "rope_type": "longrope",
        "rope_theta": 1e4,
        "short_factor": [1.0] * 2,
        "long_factor": [4.0] * 2,
        "original_max_position_embeddings": 256,
    }
    folder = build(
        tmp_path,
        "Phi3Config",
        rope_parameters=rope,
        original_max_position_embeddings=256,
    )
    checkpoint = load_checkpoint(str(folder), "cpu")
    assert checkpoint.context + checkpoint.max_target_tokens <= 256
    assert "reads no further than the 256 positions that it was first made for" in checkpoint.notes


def test_a_run_of_tokens_does_not_come_twice(tmp_path: Path) -> None:
    folder = build(tmp_path, "LlamaConfig")
    checkpoint = load_checkpoint(str(folder), "cpu")
    size = checkpoint.profile.no_repeat_ngram_size
    assert size > 4  # longer than most names
    free = replace(checkpoint, profile=replace(checkpoint.profile, no_repeat_ngram_size=0))
    assert any(map(repeats, best(free)))  # random weights do
    assert not any(map(repeats, best(checkpoint)))


def best(checkpoint: Checkpoint) -> list[list[int]]:
    """The best beams of a few articles, of 60 tokens each."""
    engine = PrefixEngine(checkpoint)
    encoded = engine.encode([checkpoint.tokenizer(text).input_ids for text in texts(3)])
    asked = LengthConfig(tokens=(60, 60), beams=2)
    beams = engine.generate(encoded, "paragraph", asked, (60, 60), [None] * 3)
    return [found[0].ids for found in beams]


def repeats(ids: list[int], size: int = 6) -> bool:
    runs = [tuple(ids[i : i + size]) for i in range(len(ids) - size + 1)]
    return len(set(runs)) < len(runs)


PUBLISHED: dict[str, dict[str, Any]] = {  # what decides of a published configuration, made small
    "smollm2": {"family": "LlamaConfig", "max_position_embeddings": 8192},
    "qwen3-0.6b": {"family": "Qwen3Config", "max_position_embeddings": 40960, "head_dim": 128},
    "gemma-3-1b": {
        "family": "Gemma3TextConfig",
        "max_position_embeddings": 32768,
        "sliding_window": 512,
        "query_pre_attn_scalar": 256,
    },
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_preset_reads_what_its_checkpoints_configuration_lets_it(
    name: str, tmp_path: Path
) -> None:
    folder = build(tmp_path, **PUBLISHED[name])
    checkpoint = load_checkpoint(str(folder), "cpu")
    assert checkpoint.chat
    room = PUBLISHED[name]["max_position_embeddings"] - 512
    assert checkpoint.context == room - len(checkpoint.chat.opening)
    comment = load_text(name)
    assert f"reads {room:,} tokens" in comment


def load_text(name: str) -> str:
    """A preset's comment, in one line."""
    text = (PRESETS / f"{name}.yaml").read_text(encoding="utf-8")
    return " ".join(line.lstrip("# ") for line in text.splitlines() if line.startswith("#"))
