"""What an engine is, and which one computes a checkpoint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import torch

from summarise.config import LengthConfig
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.decoding.constraints import Constraint
from summarise.generation.engines import ctranslate2_engine
from summarise.generation.engines.ctranslate2_engine import CTranslate2Engine
from summarise.generation.engines.torch_engine import TorchEngine


class Encoded(Protocol):
    """A batch that an engine has read; it may serve several lengths."""

    @property
    def hidden(self) -> torch.Tensor:
        """What the encoder made of it, [rows, source, width]."""

    @property
    def mask(self) -> torch.Tensor:
        """1 where there is a token, [rows, source]."""


class Engine(Protocol):
    """Encode and generate with one checkpoint."""

    name: str
    checkpoint: Checkpoint

    def encode(self, sources: Sequence[Sequence[int]]) -> Any:
        """Read a batch of token ids, special ones included; gives an `Encoded`."""

    def generate(
        self,
        encoded: Any,
        length: str,
        settings: LengthConfig,
        tokens: tuple[int, int],
        constraints: Sequence[Constraint | None],
        seeds: Sequence[int] = (),
    ) -> list[list[list[int]]]:
        """Write one length; for each row its finished beams, the best first, or its samples."""


def choose(asked: str, checkpoint: Checkpoint) -> Engine:
    """The engine that computes a checkpoint.

    Args:
        asked: `torch`, `ctranslate2`, or `auto`: CTranslate2 on a CPU where it is installed and
            knows the checkpoint's family, else torch.
        checkpoint: what it computes.

    Raises:
        SummariseError: `ctranslate2` was asked for, and is not installed or does not know the family.
    """
    if asked == "ctranslate2":
        ctranslate2_engine.check(checkpoint)
        return CTranslate2Engine(checkpoint)
    on_cpu = torch.device(checkpoint.model.device).type == "cpu"
    if asked == "auto" and on_cpu and ctranslate2_engine.why_not(checkpoint) is None:
        return CTranslate2Engine(checkpoint)
    return TorchEngine(checkpoint)
