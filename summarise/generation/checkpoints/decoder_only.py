"""Decoder-only checkpoints as they are published: read as a prefix, and asked for a summary.

Only those are taken whose attention is computed here as their own code computes it: that is tried.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForCausalLM

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.chat import Chat, find_chat
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.load_options import LoadOptions
from summarise.generation.checkpoints.profile import CheckpointProfile
from summarise.generation.checkpoints.source import CheckpointSource
from summarise.generation.checkpoints.weights import load_model, load_tokenizer
from summarise.generation.checkpoints.words import ordinary_words
from summarise.generation.prefix_lm import PrefixLM

_TARGET = 512  # positions that are kept free for the instruction and what is written
_REPEATED = 6  # tokens that may not come twice, where it says nothing: longer than most names
_TRIED = 48  # tokens that are tried, half of them as a prefix
_KNOWN_LAYERS = {"full_attention", "sliding_attention"}
# how positions are stretched that depend on how many tokens are read at once, a batch's longest included
_BY_LENGTH = ("dynamic", "longrope")
_CLOSE = {torch.float32: 1e-3}  # of the largest logit: what rounding makes of it
_CLOSE_IN_16_BITS = 0.05


def load(source: CheckpointSource, options: LoadOptions) -> Checkpoint:
    """Load a decoder-only checkpoint; raises what transformers does, and `SummariseError`."""
    tokenizer = load_tokenizer(source)
    lm = load_model(AutoModelForCausalLM, source, options)
    try:
        chat = find_chat(tokenizer, options.system)
    except SummariseError as error:
        raise SummariseError(f"checkpoint {source.name!r}: {error}") from error
    model = _wrapped(source, lm)
    model.generation_config.eos_token_id = _ends(lm, tokenizer, chat)
    return Checkpoint(
        source,
        model,
        tokenizer,
        _profile(lm.config, model.generation_config, chat),
        ordinary_words(Path(source.path)),
        chat,
    )


@torch.inference_mode()
def _wrapped(source: CheckpointSource, lm: Any) -> Any:
    """Return a model as a prefix LM that computes what the model does.

    Raises:
        SummariseError: it does not.
    """
    text = lm.config.get_text_config()
    if not _KNOWN_LAYERS.issuperset(getattr(text, "layer_types", None) or ()):
        raise _unknown(source)
    ids = (torch.arange(_TRIED, device=lm.device) * 7 % text.vocab_size)[None]
    try:
        with _narrow_windows(lm):
            expected = lm(ids).logits[:, _TRIED // 2 :].float()
        model: Any = PrefixLM.from_causal_lm(lm)
        with _narrow_windows(lm):
            output = model.read(ids[:, : _TRIED // 2])
            found = model(decoder_input_ids=ids[:, _TRIED // 2 :], encoder_outputs=output).logits
        apart = float((found.float() - expected).abs().max() / expected.abs().max())
    except Exception as error:  # layers without attention, positions of its own, and so on
        raise _unknown(source) from error
    if not apart < _CLOSE.get(lm.dtype, _CLOSE_IN_16_BITS):
        raise _unknown(source)
    return model


@contextlib.contextmanager
def _narrow_windows(lm: Any) -> Iterator[None]:
    """Have layers that see a window see so small a one that a trial of few tokens shows it."""
    parts = [lm.config.get_text_config(), *lm.modules()]
    own = [(part, part.sliding_window) for part in parts if getattr(part, "sliding_window", None)]
    try:
        for part, _ in own:
            part.sliding_window = _TRIED // 4
        yield
    finally:
        for part, window in own:
            part.sliding_window = window


def _unknown(source: CheckpointSource) -> SummariseError:
    return SummariseError(
        f"checkpoint {source.name!r}: the attention of {source.model_type} is not known here; give a "
        "Llama, Qwen3, Mistral, Gemma 3 or SmolLM2, or a seq2seq checkpoint"
    )


def _ends(lm: Any, tokenizer: Any, chat: Chat) -> list[int]:
    """Return the tokens that end an answer: the checkpoint's, the tokenizer's and the template's."""
    own = lm.generation_config.eos_token_id
    several = own if isinstance(own, list) else [own]
    ends = [*several, tokenizer.eos_token_id, chat.ends]
    return list(dict.fromkeys(token for token in ends if token is not None))


def _profile(config: Any, settings: Any, chat: Chat) -> CheckpointProfile:
    """Find how much is read: its positions, or those that it was first trained with where what is
    read beyond them changes all of them."""
    text = config.get_text_config()
    positions = getattr(text, "max_position_embeddings", None) or 2 * _TARGET
    notes = ["reads the article, and is then asked for each length"]
    rope = getattr(text, "rope_parameters", None) or {}
    first = rope.get("original_max_position_embeddings") or positions
    if rope.get("rope_type") in _BY_LENGTH and first < positions:
        positions = int(first)
        notes.append(f"reads no further than the {positions} positions that it was first made for")
    room = min(_TARGET, positions // 2)
    notes.append("by its chat template" if chat.templated else "it has no chat template")
    return CheckpointProfile(
        family=f"decoder-only ({config.model_type})",
        prompt=(),
        context=max(1, positions - room - len(chat.opening)),
        max_target_tokens=room,
        no_repeat_ngram_size=int(settings.no_repeat_ngram_size or _REPEATED),
        notes=tuple(notes),
    )
