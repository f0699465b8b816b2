"""The precision that a device computes fastest, by what it says of itself, not by a race."""

from __future__ import annotations

import torch

_ON_CPU = ("avx512_bf16", "amx_bf16")  # instructions that multiply bfloat16


def fastest_dtype(device: str = "cpu") -> torch.dtype:
    """Return bfloat16 where a device has instructions for it, else float32.

    Args:
        device: a torch device; of a processor, torch has to be new enough (2.10) to tell.
    """
    if not device.startswith("cpu"):
        fit = not device.startswith("cuda") or torch.cuda.is_bf16_supported()
        return torch.bfloat16 if fit else torch.float32
    capabilities: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    fit = any(capabilities.get(name) for name in _ON_CPU)
    return torch.bfloat16 if fit else torch.float32
