"""What CTranslate2 can compute, and why not the rest. Nothing here loads it."""

from __future__ import annotations

import importlib.util

import torch

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.profile import LABELS

# what the converter knows, and the settings that it wants and newer configurations no longer have
SUPPORTED: dict[str, dict[str, bool]] = {
    "bart": {"normalize_before": False, "normalize_embedding": True},
    "m2m_100": {},
    "marian": {},
    "mbart": {"normalize_before": True, "normalize_embedding": True},
    "mt5": {},
    "pegasus": {"normalize_before": True, "normalize_embedding": False},
    "t5": {},
    "umt5": {},
}


def why_not(checkpoint: Checkpoint) -> str | None:
    """Why the engine cannot compute a checkpoint, with the cure; None when it can."""
    if importlib.util.find_spec("ctranslate2") is None:
        return 'engine ctranslate2 is not installed: pip install "summarise[fast]", or use torch'
    if checkpoint.model.config.model_type not in SUPPORTED:
        known = ", ".join(LABELS[kind] for kind in sorted(SUPPORTED))
        return (
            f"engine ctranslate2 does not know {checkpoint.profile.family} ({checkpoint.name}); "
            f"it knows {known}: use engine torch or auto"
        )
    if checkpoint.model.dtype != torch.float32:
        return "engine ctranslate2 has no precision bfloat16: leave it out, or use engine torch"
    return None


def check(checkpoint: Checkpoint) -> None:
    """Raise `SummariseError` where the engine cannot compute a checkpoint."""
    if why := why_not(checkpoint):
        raise SummariseError(why)
