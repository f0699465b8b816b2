"""Constraints on decoding: what may be written next, given what was written so far.

A constraint is an automaton over token ids. `Constrained` applies one to each row of a batch and is
what `generate` calls.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import InitVar, dataclass, field
from typing import Any, ClassVar, NamedTuple, Protocol

import torch
from transformers import LogitsProcessor

from summarise.common.text.words import FUNCTION_WORDS, count_words

State = Hashable
_DEAD = -1e4  # the score of ending a beam that has no way on


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


class Constrained(LogitsProcessor):
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
                constrained[row, self.eos] = _DEAD
                continue
            bias = constraint.bias(state, scores.shape[-1])
            constrained[row] = scores[row] + bias.to(scores.device)
            if constrained[row].isneginf().all():  # nothing may follow: end it, behind all others
                constrained[row, self.eos] = _DEAD
                continue
            if constraint.renormalise:
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

    It goes on to the middle between `least` and `most` words, if there is a sentence that fits.

    Args:
        texts: the sentences.
        sentences: their token ids.
        least, most: words of the summary.
        eos: the end token.
        skip: log-probability that passing over one sentence costs, at least 0; news puts first
            what matters most.
    """

    renormalise: ClassVar[bool] = True
    texts: Sequence[str]
    sentences: Sequence[Sequence[int]]
    least: int
    most: int
    eos: int
    skip: float = 0.0
    start: State = field(default=_Place((), (), 0, 0), init=False)

    def __post_init__(self) -> None:
        self.words = [count_words(text) for text in self.texts]

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
        if state.depth or state.words < self.least:
            return False
        return state.words >= (self.least + self.most) / 2 or not self._fitting(state)

    def text(self, state: State | None) -> str:
        """The sentences of a final state, in the article's order."""
        assert isinstance(state, _Place)
        return " ".join(self.texts[i] for i in sorted(state.chosen))

    def _fitting(self, state: _Place) -> tuple[int, ...]:
        """Sentences that may come next: not used, after the last one used, not too long."""
        last = state.chosen[-1] if state.chosen else -1
        room = self.most - state.words
        unused = [i for i, n in enumerate(self.words) if i not in state.chosen and n <= room]
        later = tuple(i for i in unused if i > last)
        return later or (() if state.words >= self.least else tuple(unused))


# --- the article's words -----------------------------------------------------------------------

_EDGE = "\"'“”‘’«»()[]{},;:!?…–—-•*"  # no part of a word that stands at its edge
_SHORTEST_PART = 4  # shorter ones are parts of names: Jong-un
_ABBREVIATION = re.compile(r"(\w\.){2,}$")


def word_forms(text: str) -> Iterator[tuple[str, list[str]]]:
    """What a text's words may be written as: each as it stands, and its other forms.

    A word is what stands between white space, without the punctuation at its edges: `£18,000`,
    `Kim's`, `Russian-built`. Other forms are those without a possessive, and hyphenated parts.
    """
    for chunk in text.split():
        word = chunk.strip(_EDGE)
        if not _ABBREVIATION.search(word):
            word = word.rstrip(".").strip(_EDGE)
        if not any(map(str.isalnum, word)):
            continue
        bare = re.sub(r"['’]s$", "", word)
        parts = re.split("[-–—/]", bare)
        plain = all(part.isalpha() and len(part) >= _SHORTEST_PART for part in parts)
        yield word, [bare, *(parts if plain and len(parts) > 1 else [])]


class Vocabulary:
    """Words as token ids, for a tokenizer that spells a word alike wherever it stands (WordPiece)."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self.eos = int(tokenizer.eos_token_id)
        self.separators = {i for (i,) in self.spell([",", ":"])}
        self.function_words = {ids[0] for ids in self.spell(sorted(FUNCTION_WORDS))}

    def spell(self, words: Sequence[str]) -> list[list[int]]:
        """Token ids of each word by itself, special ones left out."""
        if not words:
            return []
        return list(self._tokenizer(list(words), add_special_tokens=False).input_ids)


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

    def at(self, path: Sequence[int]) -> Spelling | None:
        """The node that a path leads to."""
        node: Spelling | None = self
        for i in path:
            node = node.children.get(i) if node else None
        return node


class _Writing(NamedTuple):
    path: tuple[int, ...]  # pieces of the word being written; () at the start and after a separator
    last: int  # the last token
    words: int
    used: frozenset[int]  # separators, and what opened each content word, so far


@dataclass
class SourceWords:
    """Every word is one of the article's, or one of `free` at a cost; a content word stands once.

    Between words only a comma and a colon may stand, once each; what stands inside a word is
    spelled with it.

    Args:
        vocabulary: the checkpoint's.
        text: the article.
        free: spelling of other words that may be used.
        least, most: words of the summary.
        cost: log-probability that opening a word outside the article costs, at least 0.
        jump: log-probability that not going on as the article does costs, at least 0.
    """

    renormalise: ClassVar[bool] = False
    vocabulary: Vocabulary
    text: InitVar[str]
    free: Spelling
    least: int
    most: int
    cost: float = 0.0
    jump: float = 0.0
    start: State = field(default=_Writing((), -1, 0, frozenset()), init=False)

    def __post_init__(self, text: str) -> None:
        self._own = Spelling()
        self._following: dict[int, set[int]] = {}
        forms = list(word_forms(text))
        flat = self.vocabulary.spell([w for word, others in forms for w in (word, *others)])
        spelled, before = iter(flat), list[list[int]]()
        for _, others in forms:
            now = [ids for ids in (next(spelled), *(next(spelled) for _ in others)) if ids]
            for ids in now:
                self._own.add(ids)
            for earlier in before:
                self._following.setdefault(earlier[-1], set()).update(ids[0] for ids in now)
            before = now
        self._any_word: torch.Tensor | None = None

    def advance(self, state: State, token: int) -> State | None:
        """See `Constraint`."""
        assert isinstance(state, _Writing)
        if token == self.vocabulary.eos:
            return state if self.complete(state) else None
        path = (*state.path, token)
        if state.path and any(trie.at(path) for trie in (self._own, self.free)):
            return state._replace(path=path, last=token)
        if not self._whole(state.path):
            return None
        if token in self.vocabulary.separators:
            fine = state.path and token not in state.used
            return _Writing((), token, state.words, state.used | {token}) if fine else None
        opens = token in self._own.children or token in self.free.children
        if not opens or token in state.used or state.words == self.most:
            return None
        used = state.used if token in self.vocabulary.function_words else state.used | {token}
        return _Writing((token,), token, state.words + 1, used)

    def bias(self, state: State, size: int) -> torch.Tensor:
        """See `Constraint`."""
        assert isinstance(state, _Writing)
        bias = _nothing(size)
        own, free = self._own.at(state.path), self.free.at(state.path)
        if self._whole(state.path):
            if state.words < self.most:
                bias = self._opening(size).clone()
                bias[list(self._following.get(state.last, ()))] = 0.0
            if state.path:
                bias[list(self.vocabulary.separators)] = 0.0
            if self.complete(state):
                bias[self.vocabulary.eos] = 0.0
            bias[list(state.used)] = float("-inf")
            if state.path and own and not own.whole:  # begun as the article's word, but is none
                bias -= self.cost
        if state.path:
            bias[list(free.children if free else ())] = -self.cost if own else 0.0
            bias[list(own.children if own else ())] = 0.0
        return bias

    def complete(self, state: State) -> bool:
        """See `Constraint`."""
        assert isinstance(state, _Writing)
        return bool(state.path) and self._whole(state.path) and state.words >= self.least

    def _opening(self, size: int) -> torch.Tensor:
        """The bias of opening a word that does not go on as the article does."""
        if self._any_word is None:
            self._any_word = _nothing(size)
            self._any_word[list(self.free.children)] = -self.cost
            self._any_word[list(self._own.children)] = -self.jump
        return self._any_word

    def _whole(self, path: tuple[int, ...]) -> bool:
        nodes = (trie.at(path) for trie in (self._own, self.free))
        return not path or any(node is not None and node.whole for node in nodes)
