"""What the decoder sees of articles: the keys and values that reading them left in each layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import torch
from torch import nn
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

    def take(self, articles: torch.Tensor) -> Prefix:
        """Return some of the articles.

        Args:
            articles: their places, [articles kept].
        """
        keys = [layer[articles] for layer in self.keys]
        values = [layer[articles] for layer in self.values]
        return Prefix(keys, values, self.mask[articles])

    @classmethod
    def join(cls, parts: Sequence[Prefix], places: torch.Tensor) -> Prefix:
        """Return the articles of several prefixes; each part is emptied on the way.

        Args:
            parts: of one model.
            places: where among the parts' articles each one stands, [articles].
        """
        source = max(part.mask.shape[1] for part in parts)
        keys, values = list[torch.Tensor](), list[torch.Tensor]()
        for _ in range(len(parts[0].keys)):
            keys.append(_stack([part.keys.pop(0) for part in parts], source)[places])
            values.append(_stack([part.values.pop(0) for part in parts], source)[places])
        masks = [nn.functional.pad(p.mask, (0, source - p.mask.shape[1])) for p in parts]
        return cls(keys, values, torch.cat(masks)[places])


@dataclass
class PrefixOutput(BaseModelOutput):
    """What the encoder gives: its states, and the prefix.

    Attributes:
        prefix: no tensor, so that `generate` leaves it as it is when it repeats rows for beams.
    """

    prefix: Prefix | None = None


def _stack(parts: Sequence[torch.Tensor], source: int) -> torch.Tensor:
    """Return parts [articles, heads, tokens, width] as one, padded with zeros to `source` tokens."""
    pad = nn.functional.pad
    return torch.cat([pad(part, (0, 0, 0, source - part.shape[2])) for part in parts])
