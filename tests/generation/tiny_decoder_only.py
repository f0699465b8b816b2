"""Tiny random checkpoints of decoder-only families, with one byte-level vocabulary and a chat template."""

from __future__ import annotations

from collections.abc import Mapping
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
_GEMMA = {"sliding_window": 64, "layer_types": ["sliding_attention", "full_attention"]}
_LLAMA_3 = {
    "rope_type": "llama3",
    "rope_theta": 5e5,
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 256,
}
# by the names that people know: the class of a configuration, and what it has beside `build`'s shape
FAMILIES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "Llama, SmolLM2": ("LlamaConfig", {}),
    "Llama 3.1, 3.2": ("LlamaConfig", {"rope_parameters": _LLAMA_3}),
    "SmolLM3": ("SmolLM3Config", {}),
    "Qwen2, Qwen2.5": ("Qwen2Config", {}),
    "Qwen3": ("Qwen3Config", {}),
    "Qwen3-MoE": (
        "Qwen3MoeConfig",
        {"num_experts": 4, "num_experts_per_tok": 2, "moe_intermediate_size": 8},
    ),
    "Qwen3.5": ("Qwen3_5TextConfig", {}),
    "Gemma": ("GemmaConfig", {}),
    "Gemma 2": ("Gemma2Config", _GEMMA),
    "Gemma 3": ("Gemma3TextConfig", _GEMMA),
    "Mistral": ("MistralConfig", {"sliding_window": 64}),
    "Mixtral": ("MixtralConfig", {"num_local_experts": 4}),
    "Phi-3, Phi-4": ("Phi3Config", {"sliding_window": 64}),
    "Phi": ("PhiConfig", {}),
    "GPT-2": ("GPT2Config", {}),
    "GPT-NeoX, Pythia": ("GPTNeoXConfig", {}),
    "OPT": ("OPTConfig", {"word_embed_proj_dim": 16, "ffn_dim": 24}),
    "OLMo": ("OlmoConfig", {}),
    "OLMo 2": ("Olmo2Config", {}),
    "OLMo 3": ("Olmo3Config", {"sliding_window": 64}),
    "Granite": ("GraniteConfig", {"logits_scaling": 2.0}),
    "Cohere (Command R)": ("CohereConfig", {}),
    "StableLM": ("StableLmConfig", {"partial_rotary_factor": 0.5}),
    "BLOOM": ("BloomConfig", {}),
    "LFM2": ("Lfm2Config", {"layer_types": ["conv", "full_attention"]}),
    "Mamba": ("MambaConfig", {}),
}


def build(folder: Path, family: str | type, template: str | None = TEMPLATE, **more: Any) -> Path:
    """Save a random checkpoint of one of `FAMILIES`, or of a configuration's class or its name."""
    given = family if isinstance(family, str) else family.__name__
    name, own = FAMILIES.get(given, (given, {}))
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
    config = getattr(transformers, name)(**(shape | own | more))
    kind: Any = transformers.AutoModelForCausalLM
    kind.from_config(config).eval().save_pretrained(folder)
    return folder
