"""Tiny GGUF files, as llama.cpp's converter would write them of random models."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gguf
import torch

_NORMAL, _CONTROL = 1, 3  # what a token is


def write_gguf(
    model: Any,
    tokenizer: Any,
    path: Path,
    family: str,
    more_tensors: Mapping[str, torch.Tensor] | None = None,
    **keys: Any,
) -> Path:
    """Write a model, in float32.

    Args:
        model: of transformers.
        tokenizer: its own, byte-level or of T5's kind.
        path: of the file.
        family: what llama.cpp calls it, such as `llama`.
        more_tensors: by their names in the file.
        keys: of the family, beside those that all have; `__` stands for a full stop.
    """
    config, writer = model.config, gguf.GGUFWriter(str(path), family)
    keys |= {
        "block_count": config.num_hidden_layers,
        "embedding_length": config.hidden_size,
        "attention__head_count": config.num_attention_heads,
        "vocab_size": config.vocab_size,
    }
    if family != "t5":
        keys |= {
            "context_length": config.max_position_embeddings,
            "feed_forward_length": config.intermediate_size,
            "attention__head_count_kv": config.num_key_value_heads,
            "attention__key_length": config.head_dim,
            "attention__layer_norm_rms_epsilon": float(config.rms_norm_eps),
            "rope__dimension_count": config.head_dim,
        }
    add: dict[type, Any] = {
        str: writer.add_string,
        float: writer.add_float32,
        int: writer.add_uint32,
    }
    for key, value in keys.items():
        add[type(value)](f"{family}.{key.replace('__', '.')}", value)
    _add_tokenizer(writer, tokenizer, family)
    _add_tensors(writer, model, family)
    for name, tensor in (more_tensors or {}).items():
        writer.add_tensor(name, tensor.float().numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _add_tokenizer(writer: Any, tokenizer: Any, family: str) -> None:
    made = json.loads(tokenizer.backend_tokenizer.to_str())["model"]
    vocabulary = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().__getitem__)
    special = set(tokenizer.all_special_tokens)
    writer.add_token_list(vocabulary)
    writer.add_token_types([_CONTROL if token in special else _NORMAL for token in vocabulary])
    if family == "t5":
        writer.add_tokenizer_model("t5")
        writer.add_token_scores([score for _, score in made["vocab"]])
    else:
        writer.add_tokenizer_model("gpt2")
        writer.add_token_merges([" ".join(pair) for pair in made["merges"]])
    for kind in ("bos", "eos", "pad", "unk"):
        if (token := getattr(tokenizer, f"{kind}_token_id")) is not None:
            getattr(writer, f"add_{kind}_token_id")(token)
    writer.add_add_bos_token(False)
    if tokenizer.chat_template:
        writer.add_chat_template(tokenizer.chat_template)


def _add_tensors(writer: Any, model: Any, family: str) -> None:
    config = model.config
    architecture = next(key for key, name in gguf.MODEL_ARCH_NAMES.items() if name == family)
    names = gguf.get_tensor_name_map(architecture, config.num_hidden_layers)
    embedding = model.get_input_embeddings().weight
    for name, weight in model.state_dict().items():
        found = names.get_name(name, try_suffixes=(".weight", ".bias"))
        if found is None or (found == "output.weight" and torch.equal(weight, embedding)):
            continue
        writer.add_tensor(found, _laid_out(weight, found, config, family).float().numpy())


def _laid_out(weight: torch.Tensor, name: str, config: Any, family: str) -> torch.Tensor:
    """Return a weight as llama.cpp keeps it: Llama's turned heads, Gemma's norms with one added."""
    if family == "llama" and (".attn_q." in name or ".attn_k." in name):
        heads = config.num_attention_heads if "_q." in name else config.num_key_value_heads
        turned = weight.reshape(heads, 2, len(weight) // heads // 2, -1).swapaxes(1, 2)
        return turned.reshape(weight.shape).contiguous()
    if family.startswith("gemma") and name.endswith("norm.weight"):
        return weight + 1
    return weight
