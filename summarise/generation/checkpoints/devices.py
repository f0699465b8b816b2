"""Where a checkpoint is computed."""

from __future__ import annotations


def best_device() -> str:
    """Return `cuda`, `mps` or `cpu`: the first that is there. Loads torch."""
    import torch

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"
