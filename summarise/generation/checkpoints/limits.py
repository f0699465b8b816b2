"""How many tokens a checkpoint can read and write."""

from __future__ import annotations

from typing import Any, NamedTuple

_NO_LIMIT = 1_000_000  # tokenizers without a limit give 1e30
_USUAL_SOURCE = {"t5": 512, "mt5": 1024, "umt5": 1024, "longt5": 4096}  # of their pre-training
_LEAST_SOURCE = 512
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
    family = config.model_type
    encoder = getattr(config, "max_encoder_position_embeddings", None)
    decoder = getattr(config, "max_decoder_position_embeddings", None)
    if family == "encoder-decoder":
        encoder, decoder = _positions(config.encoder), _positions(config.decoder)
    stated = [encoder or _positions(config), tokenizer.model_max_length]
    known = [limit for limit in stated if limit and limit < _NO_LIMIT]
    source = min(known, default=_USUAL_SOURCE.get(family, _LEAST_SOURCE))
    notes.append(
        f"reads {source} tokens"
        + ("" if known else ", as its family was trained, for it states no limit")
    )
    return Limits(source, decoder or _positions(config) or _USUAL_TARGET)


def _positions(config: Any) -> int | None:
    """Return how many positions a text can use; None where they are relative."""
    positions = getattr(config, "max_position_embeddings", None)
    if positions and config.model_type in _PADDED_POSITIONS:  # they start after the padding's
        positions -= (config.pad_token_id or 0) + 1
    return positions
