"""A checkpoint's model and tokenizer, loaded whole or not at all, whatever its format."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transformers import AutoTokenizer

from summarise.generation.checkpoints.adapters import merge
from summarise.generation.checkpoints.gguf_weights import load_gguf
from summarise.generation.checkpoints.integrity import check_tensors, check_tokenizer
from summarise.generation.checkpoints.load_options import LoadOptions
from summarise.generation.checkpoints.sentence_pieces import restore_settings
from summarise.generation.checkpoints.source import CheckpointSource


def from_hub(source: CheckpointSource) -> dict[str, Any]:
    """Return which version of a checkpoint `from_pretrained` takes, and from where."""
    return {
        "revision": source.revision,
        "local_files_only": not source.online,
        "trust_remote_code": False,
    }


def load_tokenizer(source: CheckpointSource) -> Any:
    """Load the tokenizer of a checkpoint; it pads with its end token if it has no other.

    Raises:
        SummariseError: there is none.
        Exception: what transformers raises.
    """
    if source.gguf:
        tokenizer = AutoTokenizer.from_pretrained(
            source.path, gguf_file=source.gguf, local_files_only=True
        )
    elif source.adapter and any(source.adapter.folder.glob("tokenizer*")):
        tokenizer = AutoTokenizer.from_pretrained(
            str(source.adapter.folder), local_files_only=True, trust_remote_code=False
        )
    else:
        check_tokenizer(source)
        tokenizer = AutoTokenizer.from_pretrained(source.path, **from_hub(source))
    restore_settings(tokenizer)
    # what is too long is split or cut by us, and said in the record
    tokenizer.deprecation_warnings["sequence-length-is-longer-than-the-specified-maximum"] = True
    tokenizer.truncation_side = "right"  # an article's beginning is read
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token_id = tokenizer.eos_token_id
    return tokenizer


def load_model(auto: Any, source: CheckpointSource, options: LoadOptions) -> Any:
    """Load the model of a checkpoint, with its adapter merged.

    Args:
        auto: transformers' class that chooses the model's, such as `AutoModelForCausalLM`.
        source: which checkpoint.
        options: how.

    Raises:
        SummariseError: tensors are missing or have no place.
        Exception: what transformers or peft raise.
    """
    if source.gguf:
        file = Path(source.path) / source.gguf
        model, info = load_gguf(source.name, auto, file, options.precision)
    else:
        model, info = auto.from_pretrained(
            source.path,
            dtype=options.precision,
            use_safetensors=True,
            output_loading_info=True,
            ignore_mismatched_sizes=True,  # they are told of below, all of them
            # an adapter is looked for on the hub all the same, for 20 seconds where there is none
            adapter_kwargs={"local_files_only": not source.online},
            **from_hub(source),
        )
    check_tensors(source, model, info)
    if source.adapter:
        model = merge(source.name, model, source.adapter)
    model.to(options.device).eval()
    return model
