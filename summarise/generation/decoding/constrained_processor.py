"""Hold each row of a batch to its own constraint while `generate` decodes it."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from transformers import LogitsProcessor

from summarise.generation.decoding.constraint import Constraint, State

_DEAD_END = -1e4  # the score of ending a beam that has no way on


class ConstrainedDecoding(LogitsProcessor):
    """Keep each row of a batch to its own constraint.

    Args:
        constraints: one a batch row, None for a free row; beams of a row share it.
        prompt_length: tokens of the decoder's prompt, which the constraints do not see.
        eos: the end token, the only one allowed in a state of no return.
    """

    def __init__(
        self, constraints: Sequence[Constraint | None], prompt_length: int, eos: int
    ) -> None:
        self.constraints = constraints
        self.prompt_length = prompt_length
        self.eos = eos
        self._states: list[dict[tuple[int, ...], State | None]] = [
            {(): constraint.start} if constraint else {} for constraint in constraints
        ]

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """Add each row's bias to its scores.

        Args:
            input_ids: what was written, prompt included, [rows * beams, tokens].
            scores: log-probabilities of what comes next, [rows * beams, vocabulary].

        Returns:
            scores of the same shape, minus infinity for what is not allowed.
        """
        beams = len(input_ids) // len(self.constraints)
        constrained = torch.full_like(scores, float("-inf"))
        for row, ids in enumerate(input_ids[:, self.prompt_length :].tolist()):
            constraint = self.constraints[row // beams]
            if constraint is None:
                constrained[row] = scores[row]
                continue
            state = self._state(row // beams, constraint, tuple(ids))
            if state is None:
                constrained[row, self.eos] = _DEAD_END
                continue
            bias = constraint.bias(state, scores.shape[-1])
            constrained[row] = scores[row] + bias.to(scores.device)
            if constrained[row].isneginf().all():  # nothing may follow: end it, behind all others
                constrained[row, self.eos] = _DEAD_END
                continue
            if constraint.renormalise:
                constrained[row] = constrained[row].log_softmax(-1)
        return constrained

    def _state(self, item: int, constraint: Constraint, ids: tuple[int, ...]) -> State | None:
        """Return the state of one row's beam, found from the state that it had a token before."""
        known = self._states[item]
        if ids not in known:
            before = self._state(item, constraint, ids[:-1])
            known[ids] = None if before is None else constraint.advance(before, ids[-1])
        return known[ids]
