"""How a checkpoint is loaded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LoadOptions:
    """How a checkpoint is loaded.

    Attributes:
        device: a torch device.
        language: ISO 639-1 code that a multilingual checkpoint reads and writes; "" for its own.
        precision: of the weights, `float32` or `bfloat16`.
        system: the system prompt of one that is asked; "" for its own.
    """

    device: str
    language: str = ""
    precision: str = "float32"
    system: str = ""
