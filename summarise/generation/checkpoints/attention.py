"""What LED and BigBird-Pegasus need of attention."""

from __future__ import annotations

import logging
from typing import Any

import torch
from torch.nn.utils.rnn import pad_sequence
from transformers.modeling_outputs import BaseModelOutput


def set_up_attention(model: Any, notes: list[str]) -> None:
    """Set up the encoder of a family that needs it; of others nothing is changed."""
    family = model.config.model_type
    if family in ("led", "bigbird_pegasus"):  # they say at each batch that they pad
        _silence(model.get_encoder(), logging.getLogger(type(model).__module__))
    if family == "led":
        model.get_encoder().register_forward_pre_hook(_attend_to_first, with_kwargs=True)
        notes.append("global attention on the first token")
    if family == "bigbird_pegasus" and model.config.attention_type == "block_sparse":
        full = (5 + 2 * model.config.num_random_blocks) * model.config.block_size
        _read_one_by_one(model.get_encoder(), full)
        notes.append(f"full attention up to {full} tokens, in blocks beyond; read one by one")


def _silence(encoder: Any, logger: logging.Logger) -> None:
    """Keep a logger's warnings away for as long as an encoder reads."""
    levels: list[int] = []

    def begin(*_: Any) -> None:
        levels.append(logger.level)
        logger.setLevel(logging.ERROR)

    def end(*_: Any) -> None:
        logger.setLevel(levels.pop())

    encoder.register_forward_pre_hook(begin)
    encoder.register_forward_hook(end, always_call=True)


def _attend_to_first(
    encoder: Any, args: tuple[Any, ...], given: dict[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Put LED's global attention on the first token (Beltagy et al. 2020, section 7)."""
    if given.get("global_attention_mask") is None and given.get("input_ids") is not None:
        mask = torch.zeros_like(given["input_ids"])
        mask[:, 0] = 1
        given["global_attention_mask"] = mask
    return args, given


def _read_one_by_one(encoder: Any, full: int) -> None:
    """Have BigBird's encoder read each article by itself, as it is read in a batch of one.

    Blocks need more than `full` tokens, and the last of a batch, be it padding, is one that all
    attend to.
    """
    forward = encoder.forward

    def read(
        input_ids: torch.Tensor, attention_mask: torch.Tensor, **given: Any
    ) -> BaseModelOutput:
        rows = []
        for ids, mask in zip(input_ids, attention_mask, strict=True):
            size = int(mask.sum())
            encoder.set_attention_type("block_sparse" if size > full else "original_full")
            output = forward(input_ids=ids[None, :size], attention_mask=mask[None, :size], **given)
            rows.append(output.last_hidden_state[0])
        return BaseModelOutput(last_hidden_state=pad_sequence(rows, batch_first=True))

    encoder.forward = read
