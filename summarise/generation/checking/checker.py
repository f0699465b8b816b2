"""The network that checks claims: a prefix LM's lowest layers, changed a little while they read a claim.

The article is read as the writer reads it, so that what it has read can be used again; a claim is
read behind it. Every token is judged by what stands up to it, the claim as a whole at its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from torch import nn

from summarise.generation.checking.adapters import Adapters, linear_shapes
from summarise.generation.prefix_lm.prefix import Prefix


class CheckerShape(NamedTuple):
    """How much of a model reads claims.

    Attributes:
        layers: that read, the lowest.
        first: the lowest that is changed.
        rank: of the changes.
    """

    layers: int = 16
    first: int = 4
    rank: int = 12


class Judged(NamedTuple):
    """What is wrong with claims, as logits: above 0, more likely wrong than not.

    Attributes:
        claims: of each as a whole, [claims].
        tokens: of each token, [claims, tokens].
    """

    claims: torch.Tensor
    tokens: torch.Tensor


class Checker(nn.Module):
    """Judge claims behind the articles they are made of.

    Args:
        config: of the prefix LM's decoder.
        shape: how much of it reads claims.
    """

    def __init__(self, config: Any, shape: CheckerShape) -> None:
        super().__init__()
        self.shape = shape
        self.adapters = Adapters(linear_shapes(config, shape.first, shape.layers), shape.rank)
        self.token = nn.Linear(config.hidden_size, 1)
        self.claim = nn.Linear(config.hidden_size, 1)

    def forward(self, model: Any, prefix: Prefix, ids: torch.Tensor, mask: torch.Tensor) -> Judged:
        """Judge as many claims of each article.

        Args:
            model: the `PrefixLM`.
            prefix: the articles', of at least `shape.layers` layers.
            ids: prompt, claim and end token, padded on the right, [articles * claims, tokens].
            mask: 1 where there is a token.
        """
        with self.adapters.applied(model.decoder):
            states = model.behind(ids, prefix, self.shape.layers)
        states = states.to(self.claim.weight.dtype)
        ends = states[torch.arange(len(ids), device=ids.device), mask.sum(1) - 1]
        return Judged(self.claim(ends)[:, 0], self.token(states)[:, :, 0])


def padded(
    rows: Sequence[Sequence[int]], value: int, device: torch.device
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return token ids and mask, [rows, longest], filled up on the right.

    Args:
        rows: token ids.
        value: the id that fills up.
        device: where they are to be, the model's.
    """
    ids = [torch.tensor(row, dtype=torch.long) for row in rows]
    pad = torch.nn.utils.rnn.pad_sequence
    mask = pad([torch.ones_like(row) for row in ids], True)
    return pad(ids, True, value).to(device), mask.to(device)
