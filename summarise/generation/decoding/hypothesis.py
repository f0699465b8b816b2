"""What a search or a draw has written, before it is shown to anyone."""

from __future__ import annotations

from typing import NamedTuple

import torch


class Hypothesis(NamedTuple):
    """A finished text as token ids.

    Attributes:
        ids: prompt and end token removed.
        likelihood: log-probability a token, the end token included; None where the engine does not
            say.
        state: the mean of what a layer made of its tokens, [width]; None where no layer was asked.
    """

    ids: list[int]
    likelihood: float | None = None
    state: torch.Tensor | None = None

    @property
    def log_probability(self) -> float | None:
        """Of all of it, the end token included; None where the engine does not say."""
        return None if self.likelihood is None else self.likelihood * (len(self.ids) + 1)
