"""Checkpoints in GGUF, the format of llama.cpp: what a file says of its model.

transformers reads its weights and tokenizer (the extra `gguf`); what it loses of the configuration is
put right here. Loads torch, as transformers' reader does.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from summarise.common.errors import SummariseError, one_line

_LARGEST_GEMMAS = (46, 62)  # their layers, which scale attention by the width of a head's share
_LLAMA_3 = {
    "rope_type": "llama3",
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 8192,
}


class Header(NamedTuple):
    """What a file says: its keys, lists of texts as their lengths, and the names of its tensors."""

    metadata: Mapping[str, Any]
    tensors: frozenset[str]

    @property
    def architecture(self) -> str:
        """What llama.cpp calls the family, such as `llama`."""
        return str(self.metadata["general.architecture"])

    def get(self, key: str) -> Any:
        """Return what a key of the family says, None where it isn't there."""
        return self.metadata.get(f"{self.architecture}.{key}")

    @property
    def is_gated(self) -> bool:
        """Whether a T5's layers have gates, as FLAN-T5's have."""
        return any(".ffn_gate." in name for name in self.tensors)

    @property
    def is_umt5(self) -> bool:
        """Whether it is a T5 whose every layer has positions of its own."""
        return "dec.blk.1.attn_rel_b.weight" in self.tensors


def read_header(name: str, path: Path) -> Header:
    """Read what a file says of itself; weights are not looked at.

    Args:
        name: as the configuration gives it, for messages.
        path: the file.

    Raises:
        SummariseError: the extra is not installed; the file is no GGUF, or cut off.
    """
    if importlib.util.find_spec("gguf") is None:
        raise SummariseError(f'checkpoint {name!r} is in GGUF: pip install "summarise-news[gguf]"')
    from transformers.integrations.gguf.reader import read_gguf_metadata

    try:
        metadata, tensors = read_gguf_metadata(str(path))
    except Exception as error:  # whatever its bytes lead to
        raise SummariseError(
            f"checkpoint {name!r} cannot be read as GGUF: {one_line(error)}; get it again"
        ) from error
    return Header(metadata, frozenset(tensors))


def as_config(header: Header) -> dict[str, Any]:
    """Return what a `config.json` would say: which family, and how it is made."""
    family = header.architecture
    if family == "t5":
        family = "umt5" if header.is_umt5 else "t5"
        tied = "output.weight" not in header.tensors
        return {"model_type": family, "is_encoder_decoder": True, "tie_word_embeddings": tied}
    if family.endswith("encoder") or "bert" in family:
        return {"model_type": family, "architectures": ["EncoderModel"]}
    return {"model_type": family, "architectures": ["ForCausalLM"]}


def mended(config: Any, header: Header, factors: Any = None) -> Any:
    """Return transformers' configuration of a file with what it loses put right.

    Args:
        config: as transformers makes it; it is changed.
        header: what the file says.
        factors: of the positions' wave lengths, as Llama 3.1 and later have them, [half a head's
            width]; None where the file has none.
    """
    if header.architecture == "t5":
        return _t5(config, header)
    if width := header.get("attention.key_length"):
        config.head_dim = width
    if header.architecture in ("gemma2", "gemma3"):
        large = config.num_hidden_layers in _LARGEST_GEMMAS
        share = config.hidden_size // config.num_attention_heads
        config.query_pre_attn_scalar = share if large else config.head_dim
    if factors is not None:
        config.rope_parameters = config.rope_parameters | _LLAMA_3 | {"factor": float(max(factors))}
    kind, factor = header.get("rope.scaling.type"), header.get("rope.scaling.factor")
    if factor and kind != "none" and factors is None:
        scaled = {"rope_type": kind or "linear", "factor": factor}
        if original := header.get("rope.scaling.original_context_length"):
            scaled["original_max_position_embeddings"] = original
        own = config.rope_parameters
        if "full_attention" in own:  # of Gemma 3, whose other layers are not scaled
            config.rope_parameters = own | {"full_attention": own["full_attention"] | scaled}
        else:
            config.rope_parameters = own | scaled
    return config


def _t5(config: Any, header: Header) -> Any:
    """Return a T5's configuration with its own activation, and as a UMT5's where it is one."""
    from transformers import T5Config, UMT5Config

    lost = ("is_gated_act", "dense_act_fn", "feed_forward_proj", "tie_word_embeddings")
    kept = {name: value for name, value in config.to_dict().items() if name not in lost}
    kept["num_decoder_layers"] = header.get("decoder_block_count") or config.num_layers
    kept["feed_forward_proj"] = "gated-gelu" if header.is_gated else "relu"
    kept["tie_word_embeddings"] = "output.weight" not in header.tensors
    kind: Any = UMT5Config if header.is_umt5 else T5Config
    kept["model_type"] = kind.model_type
    return kind(**kept)
