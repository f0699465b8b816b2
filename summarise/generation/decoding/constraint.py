"""A constraint on decoding: what may be written next, given what was written so far."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import ClassVar, Protocol

import torch

State = Hashable


class Constraint(Protocol):
    """An automaton over token ids; a state is hashable, and None is the state of no return.

    With `renormalise` the allowed tokens share the whole probability, so that a forced token costs
    nothing and only real choices count.
    """

    renormalise: ClassVar[bool]
    start: State

    def advance(self, state: State, token: int) -> State | None:
        """The state after `token`, None when the token is not allowed there."""

    def bias(self, state: State, size: int) -> torch.Tensor:
        """What to add to each token's log-probability, shape [size]; -inf for the forbidden."""

    def complete(self, state: State) -> bool:
        """Whether the text may end here."""


def final_state(constraint: Constraint, ids: Iterable[int]) -> State | None:
    """The state after a whole output, None when the constraint does not accept it."""
    state: State | None = constraint.start
    for token in ids:
        if state is None:
            return None
        state = constraint.advance(state, token)
    return state if state is not None and constraint.complete(state) else None


def forbid_all(size: int) -> torch.Tensor:
    return torch.full((size,), float("-inf"))
