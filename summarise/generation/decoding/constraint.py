"""What a constraint on decoding is: an automaton that says what may be written next."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import ClassVar, Protocol

import torch

State = Hashable


class Constraint(Protocol):
    """An automaton over token ids; a state is hashable, and None is the state of no return.

    Attributes:
        renormalise: whether the allowed tokens share the whole probability, so that a forced token
            costs nothing and only real choices count.
        start: the state before the first token.
    """

    renormalise: ClassVar[bool]
    start: State

    def advance(self, state: State, token: int) -> State | None:
        """Return the state after `token`, None when the token is not allowed there."""

    def bias(self, state: State, size: int) -> torch.Tensor:
        """Return what to add to each token's log-probability, [size]; -inf for the forbidden."""

    def complete(self, state: State) -> bool:
        """Return whether the text may end here."""


def final_state(constraint: Constraint, ids: Iterable[int]) -> State | None:
    """Return the state after a whole output, None when the constraint does not accept it."""
    state: State | None = constraint.start
    for token in ids:
        if state is None:
            return None
        state = constraint.advance(state, token)
    return state if state is not None and constraint.complete(state) else None


def forbid_all(size: int) -> torch.Tensor:
    """Return the bias that forbids every token, [size]."""
    return torch.full((size,), float("-inf"))
