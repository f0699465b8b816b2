"""Drafts drawn at random, each from its own seed, so that a batch's other rows do not matter."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from transformers import LogitsProcessor

from summarise.config import Sampling
from summarise.generation.decoding.seeds import derive_seed


class SampledDecoding(LogitsProcessor):
    """Make the greedy choice a draw: the highest score with Gumbel noise is a sample of the softmax
    (Gumbel 1954; Maddison et al. 2014, https://arxiv.org/abs/1411.0030).

    Args:
        settings: temperature and `top_p`, the nucleus (Holtzman et al. 2020,
            https://arxiv.org/abs/1904.09751).
        seeds: one a row of the batch.
        drafts: sequences drawn for each row; those of a row stand together.
    """

    def __init__(self, settings: Sampling, seeds: Sequence[int], drafts: int) -> None:
        self.settings = settings
        self._generators = [
            torch.Generator().manual_seed(derive_seed(own, draft))
            for own in seeds
            for draft in range(drafts)
        ]

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """Add noise to scores [rows * drafts, vocabulary]; minus infinity outside the nucleus."""
        scores = (scores.float() / self.settings.temperature).log_softmax(-1)
        ordered, places = scores.sort(dim=-1, descending=True)
        before = ordered.exp().cumsum(-1) - ordered.exp()
        outside = torch.zeros_like(scores, dtype=torch.bool)
        outside.scatter_(-1, places, before >= self.settings.top_p)
        size = scores.shape[-1]
        uniform = torch.stack([torch.rand(size, generator=g) for g in self._generators])
        noise = -torch.log(-torch.log(uniform.clamp(1e-20, 1 - 1e-7)))
        return (scores + noise.to(scores.device)).masked_fill(outside, float("-inf"))
