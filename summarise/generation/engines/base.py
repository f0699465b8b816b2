"""What an engine is: it reads token ids and writes token ids with one checkpoint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from summarise.common.documents import Length
from summarise.common.errors import SummariseError
from summarise.config import LengthConfig
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.decoding.constraint import Constraint
from summarise.generation.decoding.hypothesis import Hypothesis


class PartedError(SummariseError):
    """An engine computes something else than the checkpoint's own code does.

    Attributes:
        lasts: whether it would be so again, and not for want of memory, say.
    """

    def __init__(self, why: str, lasts: bool = True) -> None:
        super().__init__(why)
        self.lasts = lasts


class Engine(Protocol):
    """Encode and generate with one checkpoint."""

    name: str
    checkpoint: Checkpoint

    def prepare(self) -> None:
        """Make what it needs of the checkpoint, before a run begins.

        Raises:
            PartedError: what it would compute is not what the checkpoint's own code does.
        """

    def encode(self, sources: Sequence[Sequence[int]]) -> Any:
        """Read a batch of token ids, special ones included; return an `encoded.Encoded`."""

    def generate(
        self,
        encoded: Any,
        length: Length,
        settings: LengthConfig,
        tokens: tuple[int, int],
        constraints: Sequence[Constraint | None],
        seeds: Sequence[int] = (),
    ) -> list[list[Hypothesis]]:
        """Write one length of a batch.

        Args:
            encoded: what `encode` returned; it may serve several calls.
            length: what to write; it decides the prompt.
            settings: beams, length penalty and the rest.
            tokens: least and most new tokens.
            constraints: one a row, None for a free row.
            seeds: one a row, where `settings.sampling` asks for drafts drawn at random.

        Returns:
            for each row its finished beams, the best first, or its drafts.
        """
