"""Root mean square norms in fewer passes: in 16 bits they are a fifth of the time of reading."""

from __future__ import annotations

import functools
from typing import Any

import torch
from torch import nn

_CLOSE = 0.02  # what bfloat16 may differ by


def quicken_norms(model: nn.Module) -> None:
    """Let a model's root mean square norms make fewer passes, where that gives the same."""
    for module in model.modules():
        if not (type(module).__name__.endswith("RMSNorm") and hasattr(module, "variance_epsilon")):
            continue
        weight: Any = module.weight
        trial = torch.linspace(-1, 1, 4 * len(weight), dtype=weight.dtype).view(4, -1)
        if torch.allclose(module(trial), _norm(module, trial), rtol=_CLOSE, atol=_CLOSE):
            module.forward = functools.partial(_norm, module)


def _norm(module: Any, hidden: torch.Tensor) -> torch.Tensor:
    """Return hidden [..., width] normed; its squares are added up in 32 bits."""
    norm = torch.linalg.vector_norm(hidden, dim=-1, keepdim=True, dtype=torch.float32)
    scale = torch.rsqrt(norm.square() / hidden.shape[-1] + module.variance_epsilon)
    return hidden.mul(scale.to(hidden.dtype)).mul_(module.weight)
