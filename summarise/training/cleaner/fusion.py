"""Train the networks that weigh the voices on a page's blocks, and write them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from summarise.cleaning.opinions.fusion import LIMIT, STEPS, Fusion
from summarise.cleaning.opinions.voices import COLUMNS, Heard
from summarise.training.cleaner.voices import HeardPage

CHANNELS, DROPOUT, SILENT = 24, 0.15, 0.1
EPOCHS, BATCH = 14, 16
RATE, DECAY = 3e-3, 0.02
# of the pages; of the others the extractor is wrong, or the markup misleads
UNASKED, ASKED = 0.45, 0.3
SNIPPETS = 6  # of a page
WORTH = {"snippets": 2.0, "aeb_page_dev": 6.0, "fundus": 1.0}  # of a page; of others:
_WORTH = 0.2
LEAST_DEVIATION = 0.1


class Example(NamedTuple):
    """A page of n blocks as tensors: `rows` in each way (n, len(COLUMNS)), `parents` and `alike` from 0 on.

    `true` and `weight` (n,): which are the body's, and how much each counts.
    """

    rows: list[Tensor]
    parents: Tensor
    alike: Tensor
    true: Tensor
    weight: Tensor


class Batch(NamedTuple):
    """Some pages, one behind the other, m blocks: what is heard, and of which page and groups each is."""

    rows: Tensor  # (m, len(COLUMNS))
    page: Tensor  # (m,)
    groups: tuple[Tensor, Tensor]  # each (m,), no two pages with one in common


class Network(nn.Module):
    """See `summarise.cleaning.opinions.fusion`; what it reads is in standard deviations."""

    def __init__(self) -> None:
        super().__init__()
        self.enter = nn.Linear(len(COLUMNS), CHANNELS)
        self.mix = nn.ModuleList(nn.Linear(5 * CHANNELS, CHANNELS) for _ in STEPS)
        self.whole = nn.Linear(CHANNELS, CHANNELS, bias=False)
        self.leave = nn.Linear(CHANNELS, 1, bias=False)
        self.past = nn.Linear(len(COLUMNS), 1)

    def forward(self, batch: Batch) -> Tensor:
        """Return the logits that blocks are the article's, (m,)."""
        x, page = batch.rows, batch.page
        pages = torch.bincount(page)[:, None]
        sizes = [torch.bincount(each).clamp(min=1)[:, None] for each in batch.groups]
        h = self._drop(F.relu(self.enter(x)), page, len(pages))
        for i, (step, mix) in enumerate(zip(STEPS, self.mix, strict=True)):
            means = [_means(h, *each) for each in zip(batch.groups, sizes, strict=True)]
            seen = [_shifted(h, page, step), h, _shifted(h, page, -step), *means]
            h = h + self._drop(F.relu(mix(torch.cat(seen, dim=1))), page, len(pages))
            if i == 0:
                h = h + self.whole(_sums(h, page, len(pages)) / pages)[page]
        return (self.leave(h) + self.past(x))[:, 0]  # type: ignore[no-any-return]

    def _drop(self, h: Tensor, page: Tensor, pages: int) -> Tensor:
        """Drop some channels of each page while training."""
        if not self.training:
            return h
        return h * F.dropout(h.new_ones(pages, h.shape[1]), DROPOUT)[page]


class Trained(NamedTuple):
    """A network, and the mean and the deviation of each voice that it was trained on, (len(COLUMNS),)."""

    network: Network
    mean: Tensor
    deviation: Tensor


def train(pages: Sequence[HeardPage], ways: Sequence[Sequence[Heard]], seed: int) -> Trained:
    """Train on pages, each heard in several ways (`HeardPage.ways`)."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    pairs = [each for each in zip(pages, ways, strict=True) if each[0].weight.any()]
    heard = torch.cat([torch.from_numpy(its[1].rows).float() for _, its in pairs])
    mean, deviation = heard.mean(0), heard.std(0).clamp(min=LEAST_DEVIATION)
    examples = [_example(*each, mean, deviation) for each in pairs]
    network = Network()
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * (len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, steps, pct_start=0.1)
    for _ in range(EPOCHS):
        chance.shuffle(examples)
        for i in range(0, len(examples) - BATCH + 1, BATCH):
            its = examples[i : i + BATCH]
            logits = network(make_batch([(_one_way(e.rows, chance), *e[1:3]) for e in its]))
            true, weight = torch.cat([e.true for e in its]), torch.cat([e.weight for e in its])
            loss = F.binary_cross_entropy_with_logits(logits, true, weight, reduction="sum")
            optimiser.zero_grad()
            (loss / BATCH).backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    return Trained(network.eval(), mean, deviation)


def make_batch(pages: Sequence[tuple[Tensor, Tensor, Tensor]]) -> Batch:
    """Make a batch of the rows, parents and alike of some pages."""
    rows, parents, alike = zip(*pages, strict=True)
    page = torch.repeat_interleave(torch.tensor([len(its) for its in rows]))
    return Batch(torch.cat(rows), page, (_apart(parents), _apart(alike)))


def _apart(groups: Sequence[Tensor]) -> Tensor:
    """Number the groups of several pages, (n,) each from 0 on, so that no two pages have one in common."""
    shifts = np.cumsum([0, *(int(its.max()) + 1 for its in groups)]).tolist()
    return torch.cat([its + shift for its, shift in zip(groups, shifts, strict=False)])


def _sums(h: Tensor, groups: Tensor, number: int) -> Tensor:
    return h.new_zeros(number, h.shape[1]).index_add(0, groups, h)


def _means(h: Tensor, groups: Tensor, sizes: Tensor) -> Tensor:
    """Return the mean of h (m, channels) over each block's group."""
    return (_sums(h, groups, len(sizes)) / sizes)[groups]


def _shifted(h: Tensor, page: Tensor, step: int) -> Tensor:
    """Return what stands so many blocks before each in its page, after it where negative; else zeros."""
    far = min(abs(step), len(h))
    none = h.new_zeros(far, h.shape[1])
    same = (page[far:] == page[: len(page) - far])[:, None]
    if step > 0:
        return torch.cat((none, h[: len(h) - far] * same))
    return torch.cat((h[far:] * same, none))


def _example(page: HeardPage, ways: Sequence[Heard], mean: Tensor, deviation: Tensor) -> Example:
    """Return a page as tensors, what is heard in standard deviations."""
    weight = torch.tensor(page.weight, dtype=torch.float32)
    weight *= WORTH.get(page.set, _WORTH) / (weight.sum() if page.whole else SNIPPETS)
    parents, alike = (
        torch.from_numpy(np.unique(each, return_inverse=True)[1].reshape(-1))
        for each in (ways[0].parents, ways[0].alike)
    )
    rows = [scaled(its, mean, deviation) for its in ways]
    return Example(rows, parents, alike, torch.tensor(page.true, dtype=torch.float32), weight)


def scaled(heard: Heard, mean: Tensor, deviation: Tensor) -> Tensor:
    """Return what is heard in standard deviations, (n, len(COLUMNS))."""
    return ((torch.from_numpy(heard.rows).float() - mean) / deviation).clamp(-LIMIT, LIMIT)


def _one_way(ways: Sequence[Tensor], chance: random.Random) -> Tensor:
    """Choose a way in which a page is heard, and silence some voices on it."""
    drawn = chance.random()
    if drawn < UNASKED:
        rows = ways[0]
    else:
        rows = ways[1] if drawn < UNASKED + ASKED else chance.choice(ways[2:])
    return rows * F.dropout(torch.ones(len(COLUMNS)), SILENT)


def as_fusion(trained: Sequence[Trained]) -> Fusion:
    """Return networks as the package has them; the mean of their logits counts."""
    return Fusion({name: its.numpy() for name, its in _weights(trained).items()})


def write_fusion(trained: Sequence[Trained], path: Path) -> None:
    """Write networks in half precision."""
    weights = {name: its.contiguous() for name, its in _weights(trained).items()}
    save_file(weights, path, metadata={"columns": " ".join(COLUMNS)})


def _weights(trained: Sequence[Trained]) -> dict[str, Tensor]:
    """Return the weights of networks by the names that `Fusion` knows, in half precision."""
    states = [each.network.state_dict() for each in trained]
    names = {
        "enter": "enter.weight",
        "enter_bias": "enter.bias",
        **{f"mix_{i}": f"mix.{i}.weight" for i in range(len(STEPS))},
        **{f"mix_{i}_bias": f"mix.{i}.bias" for i in range(len(STEPS))},
        "whole": "whole.weight",
        "leave": "leave.weight",
        "past": "past.weight",
        "past_bias": "past.bias",
    }
    weights = {name: torch.stack([its[key] for its in states]) for name, key in names.items()}
    for name in ("leave", "past"):
        weights[name] = weights[name][:, 0]
    weights = {name: its.transpose(1, 2) if its.ndim == 3 else its for name, its in weights.items()}
    weights |= {"mean": trained[0].mean, "deviation": trained[0].deviation}
    return {name: its.half() for name, its in weights.items()}
