"""How many tokens a checkpoint can read and write."""

from __future__ import annotations

from typing import Any, NamedTuple

_NO_LIMIT = 1_000_000  # tokenizers without a limit give 1e30
# of their pre-training; positions of all of these are relative, so that more can be read
_USUAL_SOURCE = {"t5": 512, "switch_transformers": 512, "mt5": 1024, "umt5": 1024, "longt5": 4096}
_USUAL_BYTES = 1024  # of ByT5, whose tokens are bytes
_UNSTATED = 4096  # where neither a checkpoint nor its family states a limit: what fits into memory
_USUAL_TARGET = 1024
_PADDED_POSITIONS = ("roberta", "xlm-roberta", "camembert", "prophetnet")


class Limits(NamedTuple):
    """Tokens that the encoder can read and the decoder can write."""

    source: int
    target: int


def find_limits(config: Any, tokenizer: Any, notes: list[str]) -> Limits:
    """Find a checkpoint's limits; what it states comes before what its family was trained with.

    Args:
        config, tokenizer: of one checkpoint, as transformers has them.
        notes: gets what was found.
    """
    encoder = getattr(config, "max_encoder_position_embeddings", None) or _of_part(
        config, "encoder"
    )
    decoder = getattr(config, "max_decoder_position_embeddings", None) or _of_part(
        config, "decoder"
    )
    stated = [encoder or _positions(config), tokenizer.model_max_length]
    known = [limit for limit in stated if limit and limit < _NO_LIMIT]
    usual = _usual(config, tokenizer)
    source = min(known, default=usual or _UNSTATED)
    why = "" if known else ", as its family was trained" if usual else ", as much as is usual"
    notes.append(f"reads {source} tokens" + (why and f"{why}, for it states no limit"))
    return Limits(source, decoder or _positions(config) or _USUAL_TARGET)


def _usual(config: Any, tokenizer: Any) -> int | None:
    """Return the tokens that a family's pre-training read at once; None where that isn't known."""
    if type(tokenizer).__name__ == "ByT5Tokenizer":
        return _USUAL_BYTES
    return _USUAL_SOURCE.get(config.model_type)


def _of_part(config: Any, part: str) -> int | None:
    """Return the positions of an encoder or decoder that has a configuration of its own.

    EncoderDecoder and T5Gemma state them there, T5Gemma2, which reads pictures too, a level below.
    """
    own = getattr(config, part, None)
    return _positions(getattr(own, "text_config", own)) if own is not None else None


def _positions(config: Any) -> int | None:
    """Return how many positions a text can use; None where none are stated, since they are relative."""
    positions = getattr(config, "max_position_embeddings", None)
    if (
        positions and getattr(config, "model_type", "") in _PADDED_POSITIONS
    ):  # they start after the padding's
        positions -= (config.pad_token_id or 0) + 1
    return positions
