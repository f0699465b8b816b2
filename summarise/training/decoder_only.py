"""Load a plain decoder-only checkpoint, as it is before training and after."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from summarise.common.errors import SummariseError, one_line
from summarise.generation.checkpoints.location import locate
from summarise.training.weights import no_progress_bars


class DecoderOnly(NamedTuple):
    """A model with its tokenizer, both transformers' own."""

    model: Any
    tokenizer: Any


def load_decoder_only(name: str, dtype: torch.dtype | None = None) -> DecoderOnly:
    """Load a checkpoint on the CPU: safetensors only, and never code from a repository.

    Args:
        name: a folder, or a hub name.
        dtype: of the weights; None for that in which they are stored.

    Raises:
        SummariseError: it cannot be loaded as a decoder-only model.
    """
    source = locate(name)
    try:
        with no_progress_bars():
            tokenizer = AutoTokenizer.from_pretrained(source, trust_remote_code=False)
            model = AutoModelForCausalLM.from_pretrained(
                source, trust_remote_code=False, use_safetensors=True, dtype=dtype or "auto"
            )
    except Exception as error:  # transformers raises OSError, ValueError, KeyError, and others
        raise SummariseError(
            f"checkpoint {name!r} cannot be loaded as a decoder-only model: {one_line(error)}"
        ) from error
    return DecoderOnly(model, tokenizer)
