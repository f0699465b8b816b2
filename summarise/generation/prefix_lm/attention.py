"""Attention to a prefix that beams share, and then causally to one's own tokens."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from transformers.modeling_utils import AttentionInterface

from summarise.generation.prefix_lm.prefix import Prefix
from summarise.generation.prefix_lm.reading import Reading, cap, hide, read

ATTENTION = "summarise-prefix"


def prefix_attention(
    module: nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    scaling: float | None = None,
    dropout: float = 0.0,
    prefix: Prefix | None = None,
    sliding_window: int | None = None,
    softcap: float | None = None,
    **rest: Any,
) -> tuple[torch.Tensor, None]:
    """Attend to the prefix's keys and to one's own in one softmax.

    Without a prefix this is causal attention: the article is read, padded on its right.

    Args:
        module: the layer's attention, which knows its number.
        query: [rows, heads, steps, width]; rows are articles times beams.
        key, value: one's own, [rows, key heads, steps so far, width].
        attention_mask: not looked at, for padding on the right is never seen.
        scaling: of the products; None for one by the root of the width.
        dropout: of the weights, while an article is read.
        prefix: the articles'.
        sliding_window: tokens that a token of this layer sees, itself included; None for all.
        softcap: what the products approach and never pass (Gemma 2); None for no such cap.
        rest: what other attentions take.

    Returns:
        [rows, steps, heads, width], and None for the weights.
    """
    rows, heads, steps, width = query.shape
    kinds = key.shape[1]
    scaling = width**-0.5 if scaling is None else scaling
    if prefix is None:
        how = Reading(scaling, dropout, sliding_window, softcap)
        return read(query, key, value, how).transpose(1, 2), None
    layer = int(module.layer_idx)  # type: ignore[arg-type]
    keys, values = prefix.keys[layer], prefix.values[layer]
    source, each = keys.shape[2], heads // kinds * steps  # queries of a row for each key head
    query = (query * scaling).reshape(rows, kinds, each, width)
    products = cap(_together(query, len(keys)) @ keys.transpose(2, 3), softcap)
    theirs = _apart(products + prefix.bias, rows)
    ours = _causal(cap(query @ key.transpose(2, 3), softcap), steps, sliding_window)
    if sliding_window and source + key.shape[2] > sliding_window:
        beyond = _beyond(prefix, rows, steps, key.shape[2], sliding_window)
        theirs = theirs.masked_fill(beyond.repeat(1, 1, heads // kinds, 1), _least(theirs))
    weights = torch.cat([theirs, ours], dim=-1).softmax(-1)
    theirs, ours = weights[..., :source], weights[..., source:]
    out = _apart(_together(theirs, len(keys)) @ values, rows) + ours @ value
    return out.reshape(rows, heads, steps, width).transpose(1, 2), None


def _together(x: torch.Tensor, articles: int) -> torch.Tensor:
    """Put beams of an article side by side, so that its keys are read once.

    Args:
        x: [rows, key heads, queries, width].

    Returns:
        [articles, key heads, beams * queries, width].
    """
    rows, kinds, each, width = x.shape
    beams = rows // articles
    side_by_side = x.view(articles, beams, kinds, each, width).transpose(1, 2)
    return side_by_side.reshape(articles, kinds, beams * each, width)


def _apart(x: torch.Tensor, rows: int) -> torch.Tensor:
    """Undo `_together`."""
    articles, kinds, queries, width = x.shape
    beams = rows // articles
    by_beam = x.view(articles, kinds, beams, queries // beams, width).transpose(1, 2)
    return by_beam.reshape(rows, kinds, queries // beams, width)


def _causal(scores: torch.Tensor, steps: int, window: int | None) -> torch.Tensor:
    """Hide later steps from earlier ones, and earlier ones beyond a window.

    Scores are [rows, key heads, queries, steps so far].
    """
    queries, past = scores.shape[2:]
    if steps == 1 and (window is None or past <= window):
        return scores
    hidden = hide(steps, past, past - steps, window, scores.device).repeat(queries // steps, 1)
    return scores.masked_fill(hidden, _least(scores))


def _beyond(prefix: Prefix, rows: int, steps: int, past: int, window: int) -> torch.Tensor:
    """Return which of an article's tokens each step no longer sees, [rows, 1, steps, source]."""
    device = prefix.mask.device
    places = prefix.lengths.repeat_interleave(rows // len(prefix.mask))[:, None]
    places = places + torch.arange(past - steps, past, device=device)
    apart = places[:, :, None] - torch.arange(prefix.mask.shape[1], device=device)
    return (apart >= window)[:, None]


def _least(scores: torch.Tensor) -> float:
    return torch.finfo(scores.dtype).min


AttentionInterface.register(ATTENTION, prefix_attention)
