"""Tiny random decoder-only checkpoints as they are published, with a chat template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
import transformers
from tiny_prefix_lm import tiny_tokenizer

TEMPLATE = (
    "{% for m in messages %}{{ '<|start|>' + m.role + '\n' + m.content + '<|end|>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|start|>assistant\n' }}"
    "{% if enable_thinking is false %}{{ '(no thoughts)\n' }}{% endif %}{% endif %}"
)


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
