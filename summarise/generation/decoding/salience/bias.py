"""Decoding that favours the words which the headline is predicted to take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import torch

from summarise.generation.decoding.constraint import Constraint, State
from summarise.generation.decoding.salience.prediction import HeadlinePrediction


@dataclass
class SalienceBias:
    """A constraint whose allowed tokens are favoured by what the headline is expected to take."""

    renormalise: ClassVar[bool] = False
    held: Constraint
    expected: HeadlinePrediction
    start: State = field(init=False)

    def __post_init__(self) -> None:
        self.start = self.held.start
        self._favour: torch.Tensor | None = None

    def advance(self, state: State, token: int) -> State | None:
        """See `Constraint`."""
        return self.held.advance(state, token)

    def bias(self, state: State, size: int) -> torch.Tensor:
        """See `Constraint`."""
        if self._favour is None:
            self._favour = self.expected.favour(size)
        return self.held.bias(state, size) + self._favour

    def complete(self, state: State) -> bool:
        """See `Constraint`."""
        return self.held.complete(state)
