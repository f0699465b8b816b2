"""A checkpoint's own settings of generation: which are kept, and which give way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TRIGRAM = 3  # the longest run of tokens that may be forbidden to come again
# what the configuration's lengths and beams stand in for, and what transformers sets by itself
_REPLACED = {
    "min_length": 0,
    "max_length": 20,
    "min_new_tokens": None,
    "max_new_tokens": None,
    "num_beams": 1,
    "length_penalty": 1.0,
    "early_stopping": False,
    "do_sample": False,
}
# what needs the source's ids, which an encoder pass that serves two lengths no longer has, or other
# searches than beam search
_DROPPED = {
    "encoder_no_repeat_ngram_size": 0,
    "encoder_repetition_penalty": 1.0,
    "num_beam_groups": 1,
    "diversity_penalty": 0.0,
    "penalty_alpha": None,
}
_KEPT = (
    "no_repeat_ngram_size",
    "repetition_penalty",
    "bad_words_ids",
    "forced_eos_token_id",
    "suppress_tokens",
    "begin_suppress_tokens",
)
_NEUTRAL = ("no_repeat_ngram_size 0", "repetition_penalty 1.0")


def set_up_generation(settings: Any, notes: list[str]) -> int:
    """Put a checkpoint's own generation settings in order.

    Args:
        settings: transformers' `GenerationConfig`, changed in place.
        notes: gets what was found and done.

    Returns:
        tokens of the shortest run that may not come twice, at most 3.
    """
    if replaced := _own(settings, _REPLACED):
        notes.append(
            f"its own {', '.join(replaced)} give way to the configuration's lengths and beams"
        )
    if dropped := _own(settings, _DROPPED):
        notes.append(f"its own {', '.join(dropped)} are left out: they do not go with beam search")
    for name, usual in _DROPPED.items():
        if hasattr(settings, name):
            setattr(settings, name, usual)
    own = int(settings.no_repeat_ngram_size or _TRIGRAM)
    if own > _TRIGRAM:
        notes.append(f"its own no_repeat_ngram_size {own} is {_TRIGRAM} here")
        settings.no_repeat_ngram_size = None
    if kept := [own for own in _own(settings, dict.fromkeys(_KEPT)) if own not in _NEUTRAL]:
        notes.append(f"its own {', '.join(kept)} kept")
    return min(own, _TRIGRAM)


def _own(settings: Any, usual: Mapping[str, Any]) -> list[str]:
    """Say which settings are other than usual, and what they are."""
    values = ((name, getattr(settings, name, None)) for name in usual)
    return [f"{name} {value}" for name, value in values if value is not None and value != usual[name]]  # fmt: skip
