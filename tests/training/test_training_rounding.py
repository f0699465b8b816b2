"""Matrices rounded to codes by what they compute."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from summarise.generation.prefix_lm.packed import dequantise, quantise
from summarise.training.rounding import round_linear, rounded

pytestmark = pytest.mark.usefixtures("one_thread")


def typical(rows: int = 400, columns: int = 96) -> torch.Tensor:
    """Inputs that go with one another, as a model's do."""
    torch.manual_seed(1)
    return torch.randn(rows, 12) @ torch.randn(12, columns) + 0.1 * torch.randn(rows, columns)


def nearest(weight: torch.Tensor) -> torch.Tensor:
    return dequantise(*quantise(weight), torch.float32)


def test_what_is_rounded_is_packed_without_loss() -> None:
    inputs = typical()
    found = rounded(torch.randn(40, 96), inputs.T @ inputs)
    assert torch.equal(nearest(found), found)


def test_it_computes_more_nearly_the_same_than_the_nearest_codes() -> None:
    inputs, weight = typical(), torch.randn(40, 96)
    found = rounded(weight, inputs.T @ inputs)
    wanted = inputs @ weight.T
    assert (inputs @ found.T - wanted).norm() < 0.5 * (inputs @ nearest(weight).T - wanted).norm()


def test_a_change_smaller_than_a_step_is_kept() -> None:
    inputs, before = typical(), nearest(torch.randn(40, 96))
    step = quantise(before)[1].float()[:, None]
    direction = inputs[:1] * torch.randn(40, 1).sign()
    change = 0.4 * step * direction / direction.abs().max()
    change[before.abs() > 0.9 * before.abs().amax(1, keepdim=True)] = 0  # the scale stays
    assert torch.allclose(nearest(before + change), before)
    found = rounded(before + change, inputs.T @ inputs)
    left = inputs @ (found - before - change).T
    assert left.norm() < 0.5 * (inputs @ change.T).norm()


def test_layers_that_are_not_used_stay_as_they_are() -> None:
    network = nn.ModuleDict({"used": nn.Linear(96, 8), "other": nn.Linear(96, 8)})
    before = {name: weight.clone() for name, weight in network.state_dict().items()}
    round_linear(network, lambda: network["used"](typical()))
    after = network.state_dict()
    assert torch.equal(after["other.weight"], before["other.weight"])
    assert not torch.equal(after["used.weight"], before["used.weight"])
    assert torch.equal(nearest(after["used.weight"]), after["used.weight"])
