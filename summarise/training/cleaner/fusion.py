"""Train the network that weighs the voices on a page's blocks, and write it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from summarise.cleaning.opinions.voices import COLUMNS
from summarise.training.cleaner.voices import HeardPage, Rows

HIDDEN, DROPOUT, LIMIT = 32, 0.2, 4.0  # LIMIT in standard deviations
EPOCHS, BATCH = 14, 16
RATE, DECAY = 3e-3, 0.01
UNASKED, ASKED = (
    0.25,
    0.5,
)  # of the pages; of the others the extractor is wrong, or the markup misleads
SNIPPETS = 6  # of a page
WORTH = {"snippets": 2.0, "aeb_page_dev": 6.0}  # of a page; of others:
_WORTH = 0.4
LEAST_DEVIATION = 0.1


class Network(nn.Module):
    """See `summarise.cleaning.opinions.fusion`.

    Args:
        mean, deviation: of each voice, (len(COLUMNS),).
    """

    mean: Tensor
    deviation: Tensor

    def __init__(self, mean: Tensor, deviation: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)
        self.enter = nn.Linear(len(COLUMNS), HIDDEN)
        self.leave = nn.Linear(HIDDEN, 1, bias=False)
        self.past = nn.Linear(len(COLUMNS), 1)

    def forward(self, heard: Tensor) -> Tensor:
        """Return the logits that blocks are the article's, (n,), by (n, len(COLUMNS))."""
        x = ((heard - self.mean) / self.deviation).clamp(-LIMIT, LIMIT)
        x = F.dropout(x, DROPOUT / 2, self.training)
        hidden = F.dropout(torch.relu(self.enter(x)), DROPOUT, self.training)
        return (self.leave(hidden) + self.past(x))[:, 0]  # type: ignore[no-any-return]


def train(pages: Sequence[HeardPage], ways: Sequence[Sequence[Rows]], seed: int) -> Network:
    """Train on pages, each heard in several ways (`HeardPage.ways`)."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    examples = [_example(*each) for each in zip(pages, ways, strict=True) if each[0].weight.any()]
    heard = torch.cat([its[1] for its, *_ in examples])
    network = Network(heard.mean(0), heard.std(0).clamp(min=LEAST_DEVIATION))
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * (len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, steps, pct_start=0.1)
    for _ in range(EPOCHS):
        chance.shuffle(examples)
        for i in range(0, len(examples) - BATCH + 1, BATCH):
            batch = examples[i : i + BATCH]
            seen, true, weight = (
                torch.cat(each)
                for each in zip(
                    *((_one_way(ways, chance), true, weight) for ways, true, weight in batch),
                    strict=True,
                )
            )
            logits = network(seen)
            loss = F.binary_cross_entropy_with_logits(logits, true, weight, reduction="sum")
            optimiser.zero_grad()
            (loss / BATCH).backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    return network.eval()


def _example(page: HeardPage, ways: Sequence[Rows]) -> tuple[list[Tensor], Tensor, Tensor]:
    """Return what is heard in each way of the blocks that are known, which are true, and their weights."""
    known = page.weight > 0
    weight = torch.tensor(page.weight[known], dtype=torch.float32)
    weight *= WORTH.get(page.set, _WORTH) / (weight.sum() if page.whole else SNIPPETS)
    true = torch.tensor(page.true[known], dtype=torch.float32)
    return [torch.from_numpy(its[known]) for its in ways], true, weight


def _one_way(ways: Sequence[Tensor], chance: random.Random) -> Tensor:
    drawn = chance.random()
    if drawn < UNASKED:
        return ways[0]
    return ways[1] if drawn < UNASKED + ASKED else chance.choice(ways[2:])


def write_fusion(networks: Sequence[Network], path: Path) -> None:
    """Write networks as one that gives the mean of their logits, in half precision."""
    first, share = networks[0].state_dict(), 1 / len(networks)
    states = [network.state_dict() for network in networks]
    weights = {
        "mean": first["mean"],
        "deviation": first["deviation"],
        "enter.weight": torch.cat([state["enter.weight"] for state in states]),
        "enter.bias": torch.cat([state["enter.bias"] for state in states]),
        "leave.weight": torch.cat([state["leave.weight"] * share for state in states], dim=1),
        "past.weight": torch.stack([state["past.weight"] for state in states]).mean(0),
        "past.bias": torch.stack([state["past.bias"] for state in states]).mean(0),
    }
    about = {"columns": " ".join(COLUMNS)}
    save_file(
        {name: its.half().contiguous() for name, its in weights.items()}, path, metadata=about
    )
