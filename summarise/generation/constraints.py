"""Constraints on decoding: what may be written next, given what was written so far.

A constraint is an automaton over token ids. `Constrained` applies one to each row of a batch and is
what `generate` calls.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, Protocol

import torch
from transformers import LogitsProcessor

from summarise.language import FUNCTION_WORDS

State = Hashable


class Constraint(Protocol):
    """An automaton over token ids; a state is hashable, and None is the state of no return."""

    start: State

    def advance(self, state: State, token: int) -> State | None:
        """The state after `token`, None when the token is not allowed there."""

    def bias(self, state: State, size: int) -> torch.Tensor:
        """What to add to each token's log-probability, shape [size]; -inf for the forbidden."""

    def complete(self, state: State) -> bool:
        """Whether the text may end here."""


class Constrained(LogitsProcessor):
    """Keep each row of a batch to its own constraint.

    Args:
        constraints: one a batch row, None for a free row; beams of a row share it.
        prompt_length: tokens of the decoder's prompt, which the constraints do not see.
        eos: the end token, the only one allowed in a state of no return.
        renormalise: share the probability among the allowed tokens, so that a forced token costs
            nothing and only real choices count.
    """

    def __init__(
        self,
        constraints: Sequence[Constraint | None],
        prompt_length: int,
        eos: int,
        renormalise: bool,
    ) -> None:
        self.constraints = constraints
        self.prompt_length = prompt_length
        self.eos = eos
        self.renormalise = renormalise
        self._states: list[dict[tuple[int, ...], State | None]] = [
            {(): constraint.start} if constraint else {} for constraint in constraints
        ]

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """Scores [rows * beams, vocabulary] with minus infinity for what is not allowed."""
        beams = len(input_ids) // len(self.constraints)
        constrained = torch.full_like(scores, float("-inf"))
        for row, ids in enumerate(input_ids[:, self.prompt_length :].tolist()):
            constraint = self.constraints[row // beams]
            if constraint is None:
                constrained[row] = scores[row]
                continue
            state = self._state(row // beams, constraint, tuple(ids))
            if state is None:
                constrained[row, self.eos] = -1e4  # a dead beam: end it, behind all others
                continue
            bias = constraint.bias(state, scores.shape[-1])
            constrained[row] = scores[row] + bias.to(scores.device)
            if self.renormalise:
                constrained[row] = constrained[row].log_softmax(-1)
        return constrained

    def _state(self, item: int, constraint: Constraint, ids: tuple[int, ...]) -> State | None:
        known = self._states[item]
        if ids not in known:
            before = self._state(item, constraint, ids[:-1])
            known[ids] = None if before is None else constraint.advance(before, ids[-1])
        return known[ids]


def _nothing(size: int) -> torch.Tensor:
    return torch.full((size,), float("-inf"))


def final_state(constraint: Constraint, ids: Iterable[int]) -> State | None:
    """The state after a whole output, None when the constraint does not accept it."""
    state: State | None = constraint.start
    for token in ids:
        if state is None:
            return None
        state = constraint.advance(state, token)
    return state if state is not None and constraint.complete(state) else None


# --- whole sentences ---------------------------------------------------------------------------


class _Place(NamedTuple):
    chosen: tuple[int, ...]  # sentences written so far
    candidates: tuple[int, ...]  # those that fit what is written of the next one; () between two
    depth: int  # tokens written of the next one
    words: int  # words of the chosen


@dataclass
class WholeSentences:
    """The summary is some of the article's sentences, each whole and used once.

    Args:
        sentences: token ids of each sentence.
        words: words of each sentence, as a person counts them.
        least, most: words of the summary.
        eos: the end token.
        skip: log-probability that passing over one sentence costs, at least 0; news puts first
            what matters most.
    """

    sentences: Sequence[Sequence[int]]
    words: Sequence[int]
    least: int
    most: int
    eos: int
    skip: float = 0.0
    start: State = field(default=_Place((), (), 0, 0), init=False)

    def advance(self, state: State, token: int) -> State | None:
        """See `Constraint`."""
        assert isinstance(state, _Place)
        if state.depth == 0 and token == self.eos:
            return state if self.complete(state) else None
        open_ones = state.candidates or self._fitting(state)
        fits = tuple(i for i in open_ones if self.sentences[i][state.depth] == token)
        if not fits:
            return None
        depth = state.depth + 1
        done = [i for i in fits if len(self.sentences[i]) == depth]
        if done:  # of two sentences, one of which opens the other, the shorter is taken
            i = done[0]
            return _Place((*state.chosen, i), (), 0, state.words + self.words[i])
        return _Place(state.chosen, fits, depth, state.words)

    def bias(self, state: State, size: int) -> torch.Tensor:
        """See `Constraint`."""
        assert isinstance(state, _Place)
        open_ones = state.candidates or self._fitting(state)
        bias = _nothing(size)
        for passed, i in reversed(list(enumerate(open_ones))):  # the earliest has the last word
            bias[self.sentences[i][state.depth]] = -self.skip * passed
        if self.complete(state) or not open_ones:
            bias[self.eos] = 0.0
        return bias

    def complete(self, state: State) -> bool:
        """See `Constraint`."""
        assert isinstance(state, _Place)
        return state.depth == 0 and state.words >= self.least

    def chosen(self, state: State | None) -> list[int]:
        """The sentences of a final state, in the article's order."""
        assert isinstance(state, _Place)
        return sorted(state.chosen)

    def _fitting(self, state: _Place) -> tuple[int, ...]:
        """Sentences that may come next: not used, after the last one used, not too long."""
        last = state.chosen[-1] if state.chosen else -1
        room = self.most - state.words
        unused = [i for i, n in enumerate(self.words) if i not in state.chosen and n <= room]
        later = tuple(i for i in unused if i > last)
        return later or (() if state.words >= self.least else tuple(unused))


# --- the article's words -----------------------------------------------------------------------


class Vocabulary:
    """What a WordPiece vocabulary's ids are: opening a word, continuing one, or punctuation."""

    def __init__(self, tokenizer: Any) -> None:
        self.tokenizer = tokenizer
        pieces = tokenizer.convert_ids_to_tokens(range(len(tokenizer)))
        special = set(tokenizer.all_special_ids)
        self.continues = [piece.startswith("##") for piece in pieces]
        self.opens = [
            i not in special and piece[0].isalnum() and not piece.startswith("[unused")
            for i, piece in enumerate(pieces)
        ]
        self.eos = int(tokenizer.eos_token_id)
        self.function_words = {ids[0] for ids in self.spell([*FUNCTION_WORDS, "s"])}

    def spell(self, words: Iterable[str]) -> list[list[int]]:
        """Token ids of each word by itself."""
        given = list(words)
        return list(self.tokenizer(given, add_special_tokens=False).input_ids) if given else []


@dataclass
class Spelling:
    """A trie of words: what may continue a word, and whether it may end."""

    children: dict[int, Spelling] = field(default_factory=dict)
    whole: bool = False

    def add(self, ids: Sequence[int]) -> None:
        """Add one word's ids."""
        node = self
        for i in ids:
            node = node.children.setdefault(i, Spelling())
        node.whole = True


class _Writing(NamedTuple):
    path: tuple[int, ...]  # pieces of the word being written; () after punctuation and at the start
    last: int  # the last token
    words: int
    used: frozenset[int]  # what opened each content word so far


_JOINING = frozenset("'-./$£€¥#@&’")  # what stands after these must do so in the article
_SEPARATING = frozenset(",:")


@dataclass
class SourceWords:
    """Every word is one of the article's, or one of `free` at a cost.

    Punctuation stands only where the article has it, commas and colons apart; a content word
    stands once.

    Args:
        vocabulary: the checkpoint's.
        source: the article's token ids in order.
        free: spelling of other words that may be used.
        least, most: words of the summary.
        cost: log-probability that opening a word outside the article costs, at least 0.
        jump: log-probability that not going on as the article does costs, at least 0.
    """

    vocabulary: Vocabulary
    source: Sequence[int]
    free: Spelling
    least: int
    most: int
    cost: float = 0.0
    jump: float = 0.0
    start: State = field(default=_Writing((), -1, 0, frozenset()), init=False)
    _opening: torch.Tensor | None = field(default=None, init=False, repr=False)

    @cached_property
    def _own(self) -> Spelling:
        trie, word = Spelling(), list[int]()
        for token in [*self.source, self.vocabulary.eos]:
            if self.vocabulary.continues[token] and word:
                word.append(token)
                continue
            if word:
                trie.add(word)
            word = [token] if self.vocabulary.opens[token] else []
        return trie

    @cached_property
    def _pairs(self) -> set[tuple[int, int]]:
        return set(zip(self.source, self.source[1:], strict=False))

    def _any_word(self, size: int) -> torch.Tensor:
        """The bias of opening a word that does not go on as the article does."""
        if self._opening is None:
            self._opening = _nothing(size)
            self._opening[list(self.free.children)] = -self.cost
            self._opening[list(self._own.children)] = -self.jump
        return self._opening

    @cached_property
    def _punctuation(self) -> dict[int, str]:
        vocabulary = self.vocabulary
        special = set(vocabulary.tokenizer.all_special_ids)
        marks = {
            t for t in self.source if not vocabulary.opens[t] and not vocabulary.continues[t]
        } - special
        names = vocabulary.tokenizer.convert_ids_to_tokens(sorted(marks))
        return dict(zip(sorted(marks), names, strict=True))

    def advance(self, state: State, token: int) -> State | None:
        """See `Constraint`."""
        assert isinstance(state, _Writing)
        if token == self.vocabulary.eos:
            return state if self.complete(state) else None
        if self.vocabulary.continues[token]:
            path = (*state.path, token)
            known = state.path and any(n is not None for n in self._nodes(path))
            return state._replace(path=path, last=token) if known else None
        if not self._whole(state.path):
            return None
        if token in self._punctuation:
            fine = self._may_stand(state, token)
            return state._replace(path=(), last=token) if fine else None
        opened = token in self._own.children or token in self.free.children
        joined = self._punctuation.get(state.last, "") in _JOINING
        words = state.words + (not joined)
        if not opened or words > self.most or (joined and (state.last, token) not in self._pairs):
            return None
        if token in state.used:
            return None
        used = state.used if token in self.vocabulary.function_words else state.used | {token}
        return _Writing((token,), token, words, used)

    def bias(self, state: State, size: int) -> torch.Tensor:
        """See `Constraint`."""
        assert isinstance(state, _Writing)
        whole = self._whole(state.path)
        following = [b for a, b in self._pairs if a == state.last]
        joined = self._punctuation.get(state.last, "") in _JOINING
        if whole and not joined and state.words < self.most:
            bias = self._any_word(size).clone()
        else:
            bias = _nothing(size)
        if state.path:
            pieces = [t for node in self._nodes(state.path) if node for t in node.children]
            bias[pieces] = 0.0
        if whole:
            if state.words < self.most or joined:
                bias[[t for t in following if self.vocabulary.opens[t]]] = 0.0
            bias[[t for t in self._punctuation if self._may_stand(state, t)]] = 0.0
            bias[list(state.used)] = float("-inf")
        if self.complete(state) or bool(bias.isneginf().all()):
            bias[self.vocabulary.eos] = 0.0
        return bias

    def complete(self, state: State) -> bool:
        """See `Constraint`."""
        assert isinstance(state, _Writing)
        return bool(state.path) and self._whole(state.path) and state.words >= self.least

    def _nodes(self, path: tuple[int, ...]) -> list[Spelling | None]:
        """Where a word's pieces lead in the article's trie and in the free one."""
        found: list[Spelling | None] = []
        for trie in (self._own, self.free):
            node: Spelling | None = trie
            for token in path:
                node = node.children.get(token) if node else None
            found.append(node)
        return found

    def _whole(self, path: tuple[int, ...]) -> bool:
        return not path or any(node is not None and node.whole for node in self._nodes(path))

    def _may_stand(self, state: _Writing, token: int) -> bool:
        if state.last in self._punctuation and (state.last, token) not in self._pairs:
            return False
        separates = self._punctuation[token] in _SEPARATING and state.path != ()
        return separates or (state.last, token) in self._pairs
