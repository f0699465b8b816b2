"""Seq2seq checkpoints: an encoder reads the article, a decoder writes of it.

Each family is used as it is used to: what is found in a checkpoint's configuration and tokenizer
decides, and what is done for it is said in the profile's notes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transformers import AutoModelForSeq2SeqLM

from summarise.generation.checkpoints.attention import set_up_attention
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.families import LABELS
from summarise.generation.checkpoints.generation_settings import set_up_generation
from summarise.generation.checkpoints.limits import find_limits
from summarise.generation.checkpoints.load_options import LoadOptions
from summarise.generation.checkpoints.profile import CheckpointProfile
from summarise.generation.checkpoints.source import CheckpointSource
from summarise.generation.checkpoints.special_tokens import find_prompt, set_up_tokens
from summarise.generation.checkpoints.weights import load_model, load_tokenizer
from summarise.generation.checkpoints.words import ordinary_words


def load(source: CheckpointSource, options: LoadOptions) -> Checkpoint:
    """Load a seq2seq checkpoint, whole; raises what transformers does, and `SummariseError`."""
    tokenizer = load_tokenizer(source)
    model = load_model(AutoModelForSeq2SeqLM, source, options)
    if source.model_type == "umt5" and source.config.get("tie_word_embeddings") is False:
        model.config.tie_word_embeddings = False  # transformers sets it back, to scale the states
    profile = set_up(model, tokenizer, options.language)
    return Checkpoint(source, model, tokenizer, profile, ordinary_words(Path(source.path)))


def set_up(model: Any, tokenizer: Any, language: str = "") -> CheckpointProfile:
    """Find how a checkpoint is used, and set model and tokenizer up for it.

    Args:
        model: a seq2seq model, whose generation settings are put in order.
        tokenizer: its own; gets the tokens that it lacks, and the source's language.
        language: ISO 639-1 code that a multilingual checkpoint reads and writes; "" for its own.
    """
    family = model.config.model_type
    notes: list[str] = []
    set_up_tokens(model, tokenizer, notes)
    prompt = find_prompt(model, tokenizer, language, notes)
    limits = find_limits(model.config, tokenizer, notes)
    prefix = _find_prefix(model.config)
    if prefix:
        notes.append(f"puts {prefix!r} before the article unless the configuration gives a prefix")
    newline = "<n>" if "<n>" in tokenizer.get_vocab() else ""
    if newline:
        notes.append("<n> is read as the end of a line")
    no_repeat_ngram_size = set_up_generation(model.generation_config, notes)
    set_up_attention(model, notes)
    label = LABELS.get(family)
    if label is None:
        notes.insert(0, f"{family!r} is no family known here: it is used by the general rules")
    return CheckpointProfile(
        family=label or family,
        prompt=prompt,
        context=limits.source,
        max_target_tokens=limits.target,
        prefix=prefix,
        newline=newline,
        no_repeat_ngram_size=no_repeat_ngram_size,
        notes=tuple(notes),
    )


def _find_prefix(config: Any) -> str:
    """Return what a checkpoint was trained to see before an article it is to summarise."""
    tasks = getattr(config, "task_specific_params", None) or {}
    task = tasks.get("summarization") or {}
    prefix = task.get("prefix") or getattr(config, "prefix", None) or ""
    return str(prefix) if prefix.strip() else ""
