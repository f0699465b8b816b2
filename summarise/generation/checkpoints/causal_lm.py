"""A decoder-only model and its tokenizer, loaded whole or not at all."""

from __future__ import annotations

from typing import Any

from transformers import AutoModelForCausalLM, AutoTokenizer

from summarise.generation.checkpoints.integrity import check_tensors, check_tokenizer
from summarise.generation.checkpoints.load_options import LoadOptions
from summarise.generation.checkpoints.source import CheckpointSource


def from_hub(source: CheckpointSource) -> dict[str, Any]:
    """Return which version of a checkpoint `from_pretrained` takes, and from where."""
    return {
        "revision": source.revision,
        "local_files_only": not source.online,
        "trust_remote_code": False,
    }


def load_tokenizer(source: CheckpointSource) -> Any:
    """Load the tokenizer of a decoder-only checkpoint; raises what transformers does, and
    `SummariseError` where there is none. It pads with its end token if it has no other."""
    check_tokenizer(source)
    tokenizer = AutoTokenizer.from_pretrained(source.path, **from_hub(source))
    tokenizer.deprecation_warnings["sequence-length-is-longer-than-the-specified-maximum"] = True
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token_id = tokenizer.eos_token_id
    return tokenizer


def load_causal_lm(source: CheckpointSource, options: LoadOptions) -> Any:
    """Load the model; raises what transformers does, and `SummariseError` for tensors that lack."""
    loaded: Any = AutoModelForCausalLM.from_pretrained(
        source.path,
        dtype=options.precision,
        use_safetensors=True,
        output_loading_info=True,
        ignore_mismatched_sizes=True,  # they are told of below, all of them
        **from_hub(source),
    )
    lm, info = loaded
    check_tensors(source, lm, info)
    return lm
