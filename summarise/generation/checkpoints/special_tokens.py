"""The tokens that a text starts and ends with, where a tokenizer or model does not say them."""

from __future__ import annotations

from typing import Any

from summarise.generation.checkpoints.languages import MULTILINGUAL, choose_language

# what stands in for a token that a tokenizer lacks
_STAND_INS = (("eos", "sep"), ("bos", "cls"), ("pad", "eos"))


def set_up_tokens(model: Any, tokenizer: Any, notes: list[str]) -> None:
    """Give a tokenizer that lacks them an end, a first and a padding token, and the model too."""
    for name, other in _STAND_INS:
        if getattr(tokenizer, f"{name}_token") is None and getattr(tokenizer, f"{other}_token"):
            setattr(tokenizer, f"{name}_token", getattr(tokenizer, f"{other}_token"))
            if name == "eos":
                notes.append(f"{tokenizer.eos_token} ends a text")
    settings = model.generation_config
    for name in ("eos_token_id", "pad_token_id"):
        if getattr(settings, name, None) is None:
            own = getattr(model.config, name, None)
            setattr(settings, name, own if own is not None else getattr(tokenizer, name))


def find_prompt(model: Any, tokenizer: Any, language: str, notes: list[str]) -> tuple[int, ...]:
    """Return the decoder's first token ids: its start token and the one that must follow.

    The model's forced first token is taken out of its settings, since it stands in the prompt.

    Args:
        model, tokenizer: of one checkpoint.
        language: ISO 639-1 code that a multilingual one reads and writes; "" for its own.
        notes: gets what was found.
    """
    settings = model.generation_config
    first = next(
        (
            int(token)
            for token in (
                settings.decoder_start_token_id,
                getattr(model.config, "decoder_start_token_id", None),
                tokenizer.bos_token_id,
                tokenizer.pad_token_id,
            )
            if token is not None
        ),
        0,
    )
    forced = settings.forced_bos_token_id
    if forced is None:
        forced = getattr(model.config, "forced_bos_token_id", None)
    family = model.config.model_type
    if family in MULTILINGUAL:
        first, forced = choose_language(family, tokenizer, language, first, forced, notes)
    elif forced is not None:
        notes.append(f"its texts start with {tokenizer.convert_ids_to_tokens(int(forced))}")
    settings.decoder_start_token_id = first
    settings.forced_bos_token_id = None
    return (first,) if forced is None else (first, int(forced))
