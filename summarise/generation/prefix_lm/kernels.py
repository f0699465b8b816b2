"""The same sums in less time on a processor that multiplies bfloat16.

Matrices are laid out once as its instructions want them, which torch otherwise does at each product:
writing takes half the time. Root mean square norms make fewer passes: they are a fifth of the time of
reading. Both are tried before they are taken, and where they fail or differ all stays as it was.
"""

from __future__ import annotations

import functools
from typing import Any

import torch
from torch import nn

_CLOSE = 0.02  # what bfloat16 may differ by
_ROWS = 64  # that a product has while writing; others work too


class _LaidOutLinear(nn.Module):
    """A linear layer whose matrix is kept in oneDNN's layout, as torch's own compiler keeps it."""

    def __init__(self, weight: torch.Tensor, bias: torch.Tensor | None) -> None:
        super().__init__()
        self.bias = bias
        self.weight: torch.Tensor = torch.ops.mkldnn._reorder_linear_weight(weight, _ROWS)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = torch.ops.mkldnn._linear_pointwise(
            x, self.weight, self.bias, "none", [], ""
        )
        return found


def quicken(model: nn.Module) -> None:
    """Change a bfloat16 model on a processor to compute faster; it cannot be trained afterwards."""
    for parent in list(model.modules()):
        for name, child in list(parent.named_children()):
            if isinstance(child, nn.Linear):
                setattr(parent, name, faster_linear(child.weight.detach(), child.bias) or child)
            elif type(child).__name__.endswith("RMSNorm") and hasattr(child, "variance_epsilon"):
                _quicken_norm(child)


def faster_linear(weight: torch.Tensor, bias: torch.Tensor | None = None) -> nn.Module | None:
    """Return the faster form of a linear layer [outputs, inputs]; None where torch has none."""
    trial = _trial(2, weight.shape[1])
    try:
        faster = _LaidOutLinear(weight, bias)
        expected = nn.functional.linear(trial, weight, bias)
        same = torch.allclose(faster(trial), expected, rtol=_CLOSE, atol=_CLOSE)
    except (AttributeError, NotImplementedError, RuntimeError):  # not in this build of torch
        return None
    return faster if same else None


def _quicken_norm(norm: Any) -> None:
    trial = _trial(4, len(norm.weight))
    if torch.allclose(norm(trial), _norm(norm, trial), rtol=_CLOSE, atol=_CLOSE):
        norm.forward = functools.partial(_norm, norm)


def _trial(rows: int, width: int) -> torch.Tensor:
    return torch.linspace(-1, 1, rows * width).bfloat16().view(rows, width)


def _norm(norm: Any, hidden: torch.Tensor) -> torch.Tensor:
    """Return hidden [..., width] normed; its squares are added up in 32 bits."""
    length = torch.linalg.vector_norm(hidden, dim=-1, keepdim=True, dtype=torch.float32)
    scale = torch.rsqrt(length.square() / hidden.shape[-1] + norm.variance_epsilon)
    return hidden.mul(scale.to(hidden.dtype)).mul_(norm.weight)
