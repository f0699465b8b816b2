"""The precision that a device computes fastest, by what it says of itself, not by a race."""

from __future__ import annotations

_ON_CPU = ("avx512_bf16", "amx_bf16")  # instructions that multiply bfloat16


def fastest_precision(device: str) -> str:
    """Return `bfloat16` where a device has instructions for it, else `float32`. Loads torch.

    Args:
        device: a torch device; of a processor, torch has to be new enough (2.10) to tell.
    """
    import torch  # slow to import

    if device.startswith("cuda"):
        fit = torch.cuda.is_bf16_supported()
    elif device.startswith("cpu"):
        capabilities: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
        fit = any(capabilities.get(name) for name in _ON_CPU)
    else:
        fit = True
    return "bfloat16" if fit else "float32"
