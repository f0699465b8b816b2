"""Decoder-only checkpoints as published: asked behind the article, in their own chat template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
import transformers
from benchmark_families import same, texts, write
from tiny_checkpoint import article, settings
from tiny_prefix_lm import tiny_tokenizer

from summarise.common.documents import LENGTHS, Summary
from summarise.common.errors import SummariseError
from summarise.config import LengthConfig
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.kinds import kind_of
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.source import resolve
from summarise.generation.engines.prefix_engine import PrefixEngine

TEMPLATE = (
    "{% for m in messages %}{{ '<|start|>' + m.role + '\n' + m.content + '<|end|>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|start|>assistant\n' }}"
    "{% if enable_thinking is false %}{{ '(no thoughts)\n' }}{% endif %}{% endif %}"
)
FAMILIES = {
    "Llama": transformers.LlamaConfig,
    "Mistral": transformers.MistralConfig,
    "Qwen2": transformers.Qwen2Config,
    "Qwen3": transformers.Qwen3Config,
    "SmolLM3": transformers.SmolLM3Config,
    "Gemma 3": transformers.Gemma3TextConfig,
}


def build(folder: Path, config: type, template: str | None = TEMPLATE, **more: object) -> Path:
    """Save a random checkpoint of a decoder-only family."""
    tokenizer = tiny_tokenizer()
    tokenizer.chat_template = template
    tokenizer.save_pretrained(folder)
    shape = {
        "vocab_size": len(tokenizer),
        "hidden_size": 16,
        "intermediate_size": 24,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 4,
        "max_position_embeddings": 1024,
        "initializer_range": 0.3,
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.pad_token_id,
    }
    torch.manual_seed(0)
    made = config(**(shape | more))
    kind: Any = transformers.AutoModelForCausalLM
    kind.from_config(made).eval().save_pretrained(folder)
    return folder


@pytest.mark.parametrize("family", FAMILIES)
def test_a_batch_of_eight_writes_what_eight_batches_of_one_do(family: str, tmp_path: Path) -> None:
    folder = build(tmp_path, FAMILIES[family])
    assert kind_of(resolve(str(folder))).name == "decoder-only"
    checkpoint = load_checkpoint(str(folder), "cpu")
    engine = PrefixEngine(checkpoint)
    together = write(engine, checkpoint, texts())
    alone = [write(engine, checkpoint, [text]) for text in texts()]
    apart = {length: [one[length][0] for one in alone] for length in LENGTHS}
    assert len(set(map(tuple, together["paragraph"]))) > 1  # they do tell articles apart
    assert same(together, apart) >= 15  # of 16; rounding may decide a close call


def test_what_is_written_is_what_the_model_itself_goes_on_with(tmp_path: Path) -> None:
    folder = build(tmp_path, transformers.LlamaConfig)
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
    folder = build(tmp_path, transformers.LlamaConfig, None)
    (result,) = SummaryGenerator(settings(folder)).summarise([article()])
    assert isinstance(result, Summary)
    assert result.headline
    assert result.paragraph


def test_attention_that_is_computed_otherwise_is_refused(tmp_path: Path) -> None:
    folder = build(tmp_path, transformers.Gemma2Config)
    with pytest.raises(SummariseError, match="attention of gemma2 is not known here; give a Llama"):
        load_checkpoint(str(folder))


def test_a_window_of_attention_is_not_read_beyond(tmp_path: Path) -> None:
    folder = build(tmp_path, transformers.Gemma3TextConfig, sliding_window=400)
    checkpoint = load_checkpoint(str(folder), "cpu")
    assert checkpoint.context + checkpoint.max_target_tokens < 400
    assert "reads no further than its window of 400 tokens" in checkpoint.notes
