"""Pack a trained writer as the folder that ships: a prefix LM, its weights in 8 bits."""

from __future__ import annotations

import json
from pathlib import Path

import torch

from summarise.common.documents import LENGTHS
from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.prefix_lm import wrap
from summarise.generation.prefix_lm.loading import pack
from summarise.training.decoder_only import load_decoder_only

_SELECTOR = "summarise_selector"  # of a network beside the weights


def pack_checkpoint(checkpoint: Path, folder: Path) -> list[Path]:
    """Write a decoder-only checkpoint as a packed prefix LM; return the shards.

    Args:
        checkpoint: a folder whose `config.json` has `summarise_prompts`.
        folder: may be one that was packed before, whose selector stays.

    Raises:
        SummariseError: the checkpoint cannot be loaded, or was not taught to write summaries.
    """
    lm, tokenizer = load_decoder_only(str(checkpoint), torch.float32)
    if not getattr(lm.config, "summarise_prompts", None):
        raise SummariseError(
            f"checkpoint {checkpoint}: its config.json has no summarise_prompts; train it by "
            "configs/training/writer.yaml"
        )
    model = wrap(lm)
    # a length that it was not taught to write is chosen among the article's sentences
    chosen = [length for length in LENGTHS if length not in lm.config.summarise_prompts]
    model.config.summarise_whole_sentences = chosen
    before = folder / "config.json"
    kept = json.loads(before.read_text(encoding="utf-8")) if before.is_file() else {}
    if kept.get("model_type") == model.config.model_type and _SELECTOR in kept:
        setattr(model.config, _SELECTOR, kept[_SELECTOR])
    return pack(model, tokenizer, folder)
