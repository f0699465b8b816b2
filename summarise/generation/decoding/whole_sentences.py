"""A constraint that holds a summary to the article's own sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

import torch

from summarise.generation.decoding.constraint import State, forbid_all
from summarise.generation.postprocess.lengths import Bounds


class _Written(NamedTuple):
    """What was written so far, as far as it decides what may follow."""

    chosen: tuple[int, ...]  # sentences written so far
    candidates: tuple[int, ...]  # those that fit what is written of the next one; () between two
    depth: int  # tokens written of the next one
    size: int  # of the chosen
    characters: int  # of the chosen, and of a space behind each


@dataclass
class WholeSentences:
    """The summary is some of the article's sentences, each whole and used once.

    It goes on to the middle of its bounds, if there is a sentence that fits.

    Args:
        texts: the sentences.
        sentences: their token ids.
        bounds: how long the summary may be.
        eos: the end token.
        skip: nats that passing over one sentence costs, at least 0; news puts first what matters
            most.
    """

    renormalise: ClassVar[bool] = True
    texts: Sequence[str]
    sentences: Sequence[Sequence[int]]
    bounds: Bounds
    eos: int
    skip: float = 0.0
    start: State = field(default=_Written((), (), 0, 0, 0), init=False)

    def __post_init__(self) -> None:
        self.sizes = [self.bounds.size(text) for text in self.texts]

    def advance(self, state: State, token: int) -> State | None:
        """See `Constraint`."""
        assert isinstance(state, _Written)
        if state.depth == 0 and token == self.eos:
            return state if self.complete(state) else None
        candidates = state.candidates or self._fitting(state)
        fits = tuple(i for i in candidates if self.sentences[i][state.depth] == token)
        if not fits:
            return None
        depth = state.depth + 1
        done = [i for i in fits if len(self.sentences[i]) == depth]
        if done:  # of two sentences, one of which opens the other, the shorter is taken
            i = done[0]
            characters = state.characters + len(self.texts[i]) + 1
            return _Written((*state.chosen, i), (), 0, state.size + self.sizes[i], characters)
        return state._replace(candidates=fits, depth=depth)

    def bias(self, state: State, size: int) -> torch.Tensor:
        """See `Constraint`."""
        assert isinstance(state, _Written)
        candidates = state.candidates or self._fitting(state)
        bias = forbid_all(size)
        for passed, i in reversed(list(enumerate(candidates))):  # the earliest has the last word
            bias[self.sentences[i][state.depth]] = -self.skip * passed
        if self.complete(state) or not candidates:
            bias[self.eos] = 0.0
        return bias

    def complete(self, state: State) -> bool:
        """See `Constraint`."""
        assert isinstance(state, _Written)
        if state.depth or state.size < self.bounds.least:
            return False
        middle = (self.bounds.least + self.bounds.most) / 2
        return state.size >= middle or not self._fitting(state)

    def text(self, state: State | None) -> str:
        """Return the sentences of a final state, in the article's order."""
        assert isinstance(state, _Written)
        return " ".join(self.texts[i] for i in sorted(state.chosen))

    def _fitting(self, state: _Written) -> tuple[int, ...]:
        """Return the sentences that may come next: not used, after the last one, not too long."""
        last = state.chosen[-1] if state.chosen else -1
        left = self.bounds.most - state.size
        room = self.bounds.most_characters - state.characters
        short = (i for i, n in enumerate(self.sizes) if n <= left and len(self.texts[i]) <= room)
        unused = [i for i in short if i not in state.chosen]
        later = tuple(i for i in unused if i > last)
        return later or (() if state.size >= self.bounds.least else tuple(unused))
