"""What the decoder sees of articles: the keys and values that reading them left in each layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import torch
from transformers.modeling_outputs import BaseModelOutput


class Prefix:
    """Keys and values of a batch of articles; beams of an article, and both lengths, share them.

    Args:
        keys, values: one tensor a layer, [articles, key heads, source, head width].
        mask: 1 where there is a token, [articles, source]; padding is on the right.
    """

    def __init__(
        self, keys: Sequence[torch.Tensor], values: Sequence[torch.Tensor], mask: torch.Tensor
    ) -> None:
        self.keys, self.values, self.mask = list(keys), list(values), mask

    @classmethod
    def of(cls, layers: Sequence[Any], mask: torch.Tensor) -> Prefix:
        """Return what a cache's layers hold of the tokens of a mask [articles, source]."""
        source = mask.shape[1]
        keys, values = ([getattr(layer, name) for layer in layers] for name in ("keys", "values"))
        return cls([k[:, :, :source] for k in keys], [v[:, :, :source] for v in values], mask)

    @cached_property
    def bias(self) -> torch.Tensor:
        """What is added to the attention to each token, [articles, 1, 1, source]."""
        dtype = self.keys[0].dtype
        return (1 - self.mask[:, None, None].to(dtype)) * torch.finfo(dtype).min

    @property
    def lengths(self) -> torch.Tensor:
        """Tokens of each article, [articles]."""
        return self.mask.sum(-1)

    @classmethod
    def room(cls, like: Prefix, articles: int, source: int) -> Prefix:
        """Return an empty prefix of as many layers and heads as another, in one piece of memory,
        which is given back whole."""
        layers, (_, heads, _, width) = len(like.keys), like.keys[0].shape
        every = like.keys[0].new_zeros(2 * layers, articles, heads, source, width).unbind(0)
        return cls(every[:layers], every[layers:], like.mask.new_zeros(articles, source))

    def put(self, part: Prefix, rows: torch.Tensor) -> None:
        """Write articles of a part, as long or shorter, into some rows [articles of the part]."""
        source = part.mask.shape[1]
        ours, theirs = (*self.keys, *self.values), (*part.keys, *part.values)
        for all_of_them, some in zip(ours, theirs, strict=True):
            all_of_them[rows, :, :source] = some
        self.mask[rows, :source] = part.mask

    def take(self, articles: torch.Tensor) -> Prefix:
        """Return a copy of some of the articles.

        Args:
            articles: their places, [articles kept].
        """
        kept = Prefix.room(self, len(articles), self.mask.shape[1])
        ours, theirs = (*kept.keys, *kept.values), (*self.keys, *self.values)
        for some, all_of_them in zip(ours, theirs, strict=True):
            torch.index_select(all_of_them, 0, articles, out=some)
        kept.mask = self.mask[articles]
        return kept


@dataclass
class PrefixOutput(BaseModelOutput):
    """What the encoder gives: its states, and the prefix.

    Attributes:
        prefix: no tensor, so that `generate` leaves it as it is when it repeats rows for beams.
    """

    prefix: Prefix | None = None
