"""A constraint that holds a headline to the article's own words."""

from __future__ import annotations

from dataclasses import InitVar, dataclass, field
from typing import ClassVar, NamedTuple

import torch

from summarise.generation.decoding.constraint import State, forbid_all
from summarise.generation.decoding.spelling import SpellingTrie, Vocabulary
from summarise.generation.decoding.word_forms import word_forms


class _Written(NamedTuple):
    """What was written so far, as far as it decides what may follow."""

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
        text: what was read of the article.
        free: other words that may be used.
        least, most: words of the headline.
        cost: nats that opening a word outside the article costs, at least 0.
        jump: nats that not going on as the article does costs, at least 0.
    """

    renormalise: ClassVar[bool] = False
    vocabulary: Vocabulary
    text: InitVar[str]
    free: SpellingTrie
    least: int
    most: int
    cost: float = 0.0
    jump: float = 0.0
    start: State = field(default=_Written((), -1, 0, frozenset()), init=False)

    def __post_init__(self, text: str) -> None:
        self._own = SpellingTrie()
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
        assert isinstance(state, _Written)
        if token == self.vocabulary.eos:
            return state if self.complete(state) else None
        path = (*state.path, token)
        if state.path and any(trie.at(path) for trie in (self._own, self.free)):
            return state._replace(path=path, last=token)
        if not self._whole(state.path):
            return None
        if token in self.vocabulary.separators:
            fine = state.path and token not in state.used
            return _Written((), token, state.words, state.used | {token}) if fine else None
        opens = token in self._own.children or token in self.free.children
        if not opens or token in state.used or state.words == self.most:
            return None
        used = state.used if token in self.vocabulary.function_words else state.used | {token}
        return _Written((token,), token, state.words + 1, used)

    def bias(self, state: State, size: int) -> torch.Tensor:
        """See `Constraint`."""
        assert isinstance(state, _Written)
        bias = forbid_all(size)
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
        assert isinstance(state, _Written)
        return bool(state.path) and self._whole(state.path) and state.words >= self.least

    def _opening(self, size: int) -> torch.Tensor:
        """Return the bias of opening a word that does not go on as the article does, [size]."""
        if self._any_word is None:
            self._any_word = forbid_all(size)
            self._any_word[list(self.free.children)] = -self.cost
            self._any_word[list(self._own.children)] = -self.jump
        return self._any_word

    def _whole(self, path: tuple[int, ...]) -> bool:
        """Return whether a path spells a whole word, or none at all."""
        nodes = (trie.at(path) for trie in (self._own, self.free))
        return not path or any(node is not None and node.whole for node in nodes)
