"""The network of `summarise.cleaning.blocks.classifier`, to be trained."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from summarise.cleaning.blocks.classifier import HALF_SAID, LIMIT, LOOKS
from summarise.cleaning.blocks.features import COLUMNS, FIRST_WORDS, RULES
from summarise.training.cleaner.examples import Example

CHANNELS, LAYERS, WORD_SIZE, KINDS = 40, 5, 6, 8
DROPOUT = 0.2
WORDS_HIDDEN, RULES_HIDDEN = 0.3, 0.15  # of the documents, so that neither is all it goes by


class Network(nn.Module):
    """See `summarise.cleaning.blocks.classifier`; b documents at once, n blocks the longest.

    Args:
        words: of the lexicon.
        mean, deviation: of each feature, (len(COLUMNS),).
    """

    mean: Tensor
    deviation: Tensor

    def __init__(self, words: int, mean: Tensor, deviation: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)
        self.words = nn.Embedding(words + 1, WORD_SIZE)
        nn.init.normal_(self.words.weight, 0, 0.05)
        self.enter = nn.Linear(len(COLUMNS) + (FIRST_WORDS + 1) * WORD_SIZE, CHANNELS)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(CHANNELS, CHANNELS, 3, padding=2**k, dilation=2**k) for k in range(LAYERS)
        )
        self.sort = nn.ModuleList(nn.Linear(CHANNELS, KINDS) for _ in LOOKS)
        self.tell = nn.ModuleList(nn.Linear(2 * KINDS, CHANNELS) for _ in LOOKS)
        self.whole = nn.Linear(2 * CHANNELS, CHANNELS)
        self.leave = nn.Linear(CHANNELS, 2)

    def forward(self, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
        """Return logits (b, n, 2 + len(LOOKS)), and which of them are of blocks (b, n).

        That a block is the article's, that it is the headline, and that at each look it is of the
        first kind.
        """
        sizes = torch.tensor([len(e.numbers) for e in batch])
        inside = torch.arange(int(sizes.max()))[None] < sizes[:, None]  # (b, n)
        seen = self._scaled(torch.cat([e.numbers for e in batch]))  # (blocks of all, columns)
        known = self.words(torch.cat([e.words for e in batch])).flatten(1)
        if self.training:
            seen, known = self._hidden(seen, self._drop(known), sizes)
        entered = F.relu(self.enter(torch.cat([seen, known], dim=1)))
        x = side_by_side(self._drop(entered), inside).transpose(1, 2).contiguous()
        mask = inside[:, None].float()  # x and it are (b, CHANNELS, n) and (b, 1, n)
        looks = []
        for layer, convolution in enumerate(self.convolutions):
            x = x + self._drop(F.relu(convolution(x))) * mask
            if layer in LOOKS:
                told, kinds = self._told(LOOKS.index(layer), x.transpose(1, 2)[inside], batch)
                x = x + side_by_side(told, inside).transpose(1, 2)
                looks.append(side_by_side(kinds[:, :1], inside))
            if layer == LAYERS // 2:
                mean = x.sum(2) / mask.sum(2)
                most = x.masked_fill(~inside[:, None], -1e4).amax(2)
                x = x + self.whole(torch.cat([mean, most], dim=1))[..., None] * mask
        return torch.cat([self.leave(x.transpose(1, 2)), *looks], dim=2), inside

    def _told(self, look: int, x: Tensor, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
        """Return what a look at the kinds of all m blocks tells of each (m, CHANNELS), and their logits."""
        logits = self.sort[look](x)
        kinds = torch.sigmoid(logits)
        told = torch.cat([share_said(kinds, batch), kinds], dim=1)
        return self.tell[look](self._drop(told)), logits

    def _scaled(self, numbers: Tensor) -> Tensor:
        """Return features in standard deviations."""
        most = self.mean + LIMIT * self.deviation
        return (torch.minimum(numbers, most) - self.mean) / self.deviation

    def _hidden(self, seen: Tensor, known: Tensor, sizes: Tensor) -> tuple[Tensor, Tensor]:
        """Return features and words, where some documents have no lexicon and some no rules."""
        shares = torch.tensor([[WORDS_HIDDEN], [RULES_HIDDEN]])
        hidden = (torch.rand(2, len(sizes)) < shares).repeat_interleave(sizes, dim=1)
        rules = torch.zeros(len(COLUMNS), dtype=torch.bool)
        rules[-len(RULES) :] = True
        seen = torch.where(hidden[1, :, None] & rules, 0.0, seen)
        return seen, torch.where(hidden[0, :, None], 0.0, known)

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, DROPOUT, self.training)


def side_by_side(x: Tensor, inside: Tensor) -> Tensor:
    """Lay the blocks of all documents (m, k) side by side, (b, n, k): zeros where a document has none."""
    return x.new_zeros(*inside.shape, x.shape[1]).index_put((inside,), x)


def share_said(kinds: Tensor, batch: Sequence[Example]) -> Tensor:
    """Return how much of each block's words other blocks of each kind say, by the kinds (m, k) of all."""
    shifts = np.cumsum([[0, 0], *([len(e.numbers), len(e.terms)] for e in batch)], axis=0).tolist()
    blocks = torch.cat([e.blocks + shift for e, (shift, _) in zip(batch, shifts, strict=False)])
    terms = torch.cat([e.terms + shift for e, (_, shift) in zip(batch, shifts, strict=False)])
    mine = kinds[blocks]  # (p, k)
    others = kinds.new_zeros(shifts[-1][1], kinds.shape[1]).index_add(0, terms, mine)[terms] - mine
    worth = others / (others + HALF_SAID)
    number = torch.bincount(blocks, minlength=len(kinds)).clamp(min=1)
    return torch.zeros_like(kinds).index_add(0, blocks, worth) / number[:, None]
