"""Train a small network on what a frozen encoder made of articles.

What is encoded is kept in memory, the first examples are held out, and the rest is gone through
several times.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar, cast

import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel

from summarise.common.errors import SummariseError

_LEAST_SHARE = 0.005  # of a running average that each step's weights have
_Example = TypeVar("_Example")
_Network = TypeVar("_Network", bound=nn.Module)


def fit(
    make: Callable[[], _Network],
    loss: Callable[[_Network, Sequence[_Example]], torch.Tensor],
    examples: Sequence[_Example],
    *,
    held_out: int,
    rows: int,
    epochs: int,
    rate: float,
    seed: int = 0,
) -> _Network:
    """Train a network; the learning rate rises for a tenth of the way and falls to zero.

    What is returned has the weights' running average over about the last 200 steps.

    Args:
        make: gives the network, with weights drawn at random.
        loss: of a network on a batch.
        examples: of which the first are held out.
        held_out, rows: examples that are held out, and of a batch.
        epochs: how often each of the others is seen.
        rate: the learning rate at its peak.
        seed: of weights, dropout and order.

    Raises:
        SummariseError: too few examples.
    """
    torch.manual_seed(seed)
    shuffle = random.Random(seed)
    held, found = list(examples[:held_out]), list(examples[held_out:])
    if len(found) < rows:
        raise SummariseError(f"too few articles: give {held_out + rows} or more")
    network = make()
    averaged = AveragedModel(network, avg_fn=_average)
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.02)
    steps = epochs * (len(found) // rows)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps, pct_start=0.1)  # fmt: skip
    for epoch in range(1, epochs + 1):
        network.train()
        shuffle.shuffle(found)
        for start in range(0, len(found) - rows + 1, rows):
            optimiser.zero_grad()
            loss(network, found[start : start + rows]).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            averaged.update_parameters(network)
        network_so_far = cast(_Network, averaged.module.eval())
        with torch.inference_mode():
            print(f"epoch {epoch}: held-out loss {loss(network_so_far, held):.4f}", flush=True)
    return cast(_Network, averaged.module)


def _average(
    average: torch.Tensor, weight: torch.Tensor, steps: torch.Tensor | int
) -> torch.Tensor:
    """Return the running average with one step's weight; the first steps are soon forgotten."""
    return average.lerp(weight, max(_LEAST_SHARE, 9 / (10 + int(steps))))
