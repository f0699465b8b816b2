"""What an engine is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import torch

from summarise.config import LengthConfig
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.decoding.constraint import Constraint


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
