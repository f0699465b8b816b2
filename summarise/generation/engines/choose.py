"""Which engine computes a checkpoint."""

from __future__ import annotations

import torch

from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.engines.base import Engine
from summarise.generation.engines.ctranslate2 import support
from summarise.generation.engines.ctranslate2.engine import CTranslate2Engine
from summarise.generation.engines.torch_engine import TorchEngine


def choose_engine(asked: str, checkpoint: Checkpoint) -> Engine:
    """The engine that computes a checkpoint.

    Args:
        asked: `torch`, `ctranslate2`, or `auto`: CTranslate2 on a CPU where it is installed and
            knows the checkpoint's family, else torch.
        checkpoint: what it computes.

    Raises:
        SummariseError: `ctranslate2` was asked for, and is not installed or does not know the family.
    """
    if asked == "ctranslate2":
        support.check(checkpoint)
        return CTranslate2Engine(checkpoint)
    on_cpu = torch.device(checkpoint.model.device).type == "cpu"
    if asked == "auto" and on_cpu and support.why_not(checkpoint) is None:
        return CTranslate2Engine(checkpoint)
    return TorchEngine(checkpoint)
