"""What training makes small: wrong blocks, by their words, and the wrong headline."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from summarise.training.cleaner.examples import Example

HEADLINE = 0.15  # what finding the headline is worth, beside the article
LOOK = 0.3  # and what finding the article at each look is


def batch_loss(logits: Tensor, inside: Tensor, batch: Sequence[Example]) -> Tensor:
    """Return the cross-entropy by words, less the mean F1 of the probabilities, with headline and looks."""
    pad = nn.utils.rnn.pad_sequence
    count = pad([e.size for e in batch], batch_first=True)
    true = pad([e.true for e in batch], batch_first=True)
    target = (2 * true >= count.clamp(min=1)).float()
    weight = (count.sqrt() + 0.3) * inside
    guesses = torch.cat([logits[..., :1], logits[..., 2:]], dim=2)  # (b, n, 1 + len(LOOKS))
    entropy = F.binary_cross_entropy_with_logits(
        guesses, target[..., None].expand_as(guesses), reduction="none"
    )
    entropy = ((entropy * weight[..., None]).sum(1) / weight.sum(1, keepdim=True)).mean(0)
    probabilities = torch.sigmoid(logits[..., 0]) * inside
    body = torch.tensor([e.body for e in batch])
    f1 = 2 * (probabilities * true).sum(1) / ((probabilities * count).sum(1) + body)
    headline = headline_loss(logits[..., 1].masked_fill(~inside, -1e4), batch)
    return entropy[0] + LOOK * entropy[1:].sum() - 0.7 * f1.mean() + HEADLINE * headline


def headline_loss(logits: Tensor, batch: Sequence[Example]) -> Tensor:
    """Return the cross-entropy of which block is the headline, or that none is, by logits (b, n)."""
    chances = F.pad(logits, (0, 1)).log_softmax(1)  # (b, n + 1)
    known = [(i, e.headlines) for i, e in enumerate(batch) if e.headlines is not None]
    right = [chances[i, its if len(its) else -1].logsumexp(-1) for i, its in known]
    return -torch.stack(right).sum() / len(batch) if right else logits.new_zeros(())
