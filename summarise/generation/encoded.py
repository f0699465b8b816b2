"""What an encoder makes of articles."""

from __future__ import annotations

from typing import Protocol

import torch


class Encoded(Protocol):
    """A batch that an engine has read; it may serve several lengths."""

    @property
    def hidden(self) -> torch.Tensor:
        """What the encoder made of it, [rows, source, width]."""

    @property
    def mask(self) -> torch.Tensor:
        """1 where there is a token, [rows, source]."""
