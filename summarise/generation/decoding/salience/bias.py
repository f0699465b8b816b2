"""A constraint whose allowed tokens are favoured by what the headline is predicted to take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import torch

from summarise.generation.decoding.constraint import Constraint, State
from summarise.generation.decoding.salience.prediction import HeadlinePrediction


@dataclass
class SalienceBias:
    """Another constraint, with the prediction's bias added to what it allows.

    Args:
        constraint: says what is allowed.
        prediction: says what is favoured.
    """

    renormalise: ClassVar[bool] = False
    constraint: Constraint
    prediction: HeadlinePrediction
    start: State = field(init=False)

    def __post_init__(self) -> None:
        self.start = self.constraint.start
        self._bias: torch.Tensor | None = None

    def advance(self, state: State, token: int) -> State | None:
        """See `Constraint`."""
        return self.constraint.advance(state, token)

    def bias(self, state: State, size: int) -> torch.Tensor:
        """See `Constraint`."""
        if self._bias is None:
            self._bias = self.prediction.bias(size)
        return self.constraint.bias(state, size) + self._bias

    def complete(self, state: State) -> bool:
        """See `Constraint`."""
        return self.constraint.complete(state)
