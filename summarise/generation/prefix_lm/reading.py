"""Causal attention while an article is read, within a window where a layer has one."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import nn

_BLOCK = 512  # queries that are computed together where no window says so
_SMALL_BLOCK = 128  # the same in 16 bits on a processor: what they need then stays near it


class Reading(NamedTuple):
    """How a layer attends.

    Attributes:
        scaling: of the products.
        dropout: of the weights.
        window: tokens that a token sees, itself included; None for all.
        softcap: what the products approach and never pass; None for no such cap.
    """

    scaling: float
    dropout: float = 0.0
    window: int | None = None
    softcap: float | None = None


def read(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, how: Reading) -> torch.Tensor:
    """Attend causally; what a window hides is not computed, but for its neighbours.

    Args:
        query: [articles, heads, source, width].
        key, value: [articles, key heads, source, width].
        how: of the layer.

    Returns:
        [articles, heads, source, width].
    """
    source, grouped = query.shape[2], query.shape[1] > key.shape[1]
    if how.softcap is None and (how.window is None or source <= how.window):
        small = query.dtype is torch.bfloat16 and query.device.type == "cpu"
        if small and not (how.dropout or torch.is_grad_enabled()):
            return _in_small_blocks(query, key, value, how.scaling)
        return nn.functional.scaled_dot_product_attention(
            query, key, value, dropout_p=how.dropout, is_causal=True, scale=how.scaling,
            enable_gqa=grouped,
        )  # fmt: skip
    done = []
    for start in range(0, source, how.window or _BLOCK):
        end = min(start + (how.window or _BLOCK), source)
        first = max(0, start - how.window + 1) if how.window else 0
        hidden = hide(end - start, end - first, start - first, how.window, query.device)
        block = query[:, :, start:end], key[:, :, first:end], value[:, :, first:end]
        if how.softcap is None:
            found = nn.functional.scaled_dot_product_attention(
                *block, attn_mask=~hidden, dropout_p=how.dropout, scale=how.scaling,
                enable_gqa=grouped,
            )  # fmt: skip
        else:
            found = _capped(*block, hidden, how)
        done.append(found)
    return torch.cat(done, dim=2)


def _in_small_blocks(
    query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, scaling: float
) -> torch.Tensor:
    """Attend causally as torch's own attention does, which takes twice as long in 16 bits on a processor
    without instructions for matrices."""
    (articles, heads, source, width), kinds = query.shape, key.shape[1]
    group = heads // kinds
    queries = query.reshape(articles * kinds, group, source, width)
    keys, values = key.reshape(-1, source, width), value.reshape(-1, source, width)
    found = torch.empty_like(queries)
    for start in range(0, source, _SMALL_BLOCK):
        end = min(start + _SMALL_BLOCK, source)
        steps = end - start
        block = queries[:, :, start:end].reshape(-1, group * steps, width)
        scores = (block @ keys[:, :end].transpose(1, 2)).mul_(scaling)
        later = hide(steps, steps, 0, None, query.device)
        scores.view(-1, group, steps, end)[..., start:].masked_fill_(
            later, torch.finfo(scores.dtype).min
        )
        seen = scores.softmax(-1) @ values[:, :end]
        found[:, :, start:end] = seen.view(-1, group, steps, width)
    return found.view(articles, heads, source, width)


def hide(
    steps: int, past: int, first: int, window: int | None, device: torch.device
) -> torch.Tensor:
    """Return which of some tokens each step does not see, [steps, past].

    Args:
        steps: that attend; the first of them stands at `first` of those attended to.
        past: tokens attended to.
        first: see `steps`.
        window: tokens that a step sees, itself included; None for all before it.
        device: a torch device.
    """
    places = torch.arange(first, first + steps, device=device)[:, None]
    apart = places - torch.arange(past, device=device)
    return (apart < 0) if window is None else (apart < 0) | (apart >= window)


def cap(scores: torch.Tensor, softcap: float | None) -> torch.Tensor:
    """Return products that approach a cap and never pass it, as Gemma 2's do."""
    return scores if softcap is None else softcap * torch.tanh(scores / softcap)


def _capped(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    hidden: torch.Tensor,
    how: Reading,
) -> torch.Tensor:
    """Attend with capped products, which torch's own attention doesn't know."""
    group = query.shape[1] // key.shape[1]
    key, value = key.repeat_interleave(group, 1), value.repeat_interleave(group, 1)
    scores = cap(query @ key.transpose(2, 3) * how.scaling, how.softcap)
    weights = scores.masked_fill(hidden, torch.finfo(scores.dtype).min).softmax(-1)
    return nn.functional.dropout(weights, how.dropout) @ value
