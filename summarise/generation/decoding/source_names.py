"""A constraint that takes a headline's names and numbers from the article.

A word in lower case is free. A word with a capital, a digit or a rare letter is spelled as the
article spells one of its words; the first word of the headline may take its capital from its place.
What it does not know: which lower-case words are names, in languages that write them so.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

import torch

from summarise.generation.decoding.constraint import State, forbid_all
from summarise.generation.decoding.names_vocabulary import NamesVocabulary
from summarise.generation.decoding.spelling import SpellingTrie
from summarise.generation.decoding.word_forms import word_forms


class _Written(NamedTuple):
    """What was written so far, as far as it decides what may follow."""

    nodes: tuple[SpellingTrie, ...]  # where the word being written stands in spellings
    free: bool  # whether it may be any word in lower case
    words: int


class SourceNames:
    """Words with a capital or a digit are the article's; others are free.

    Args:
        vocabulary: the checkpoint's.
        text: what was read of the article.
        least, most: words of the headline.
        only: whether every word is the article's, but for function words.
    """

    renormalise: ClassVar[bool] = False

    def __init__(
        self, vocabulary: NamesVocabulary, text: str, least: int, most: int, only: bool = False
    ) -> None:
        self.vocabulary = vocabulary
        self.least, self.most, self.only = least, most, only
        forms = dict.fromkeys(form for word, others in word_forms(text) for form in (word, *others))
        held = [form for form in forms if only or not (form.isalpha() and form.islower())]
        self._spaced = SpellingTrie.of(vocabulary.spell(f" {form}" for form in held))
        self._bare = SpellingTrie.of(vocabulary.spell(held))
        opening = SpellingTrie.of(
            vocabulary.spell(f" {form[0].upper()}{form[1:]}" for form in forms if form)
        )
        self._words = (self._spaced, vocabulary.function_words) if only else (self._spaced,)
        own = () if only else (vocabulary.openings,)
        self.start: State = _Written((*self._words, opening, *own), False, 0)

    def advance(self, state: State, token: int) -> State | None:
        """See `Constraint`."""
        assert isinstance(state, _Written)
        vocabulary, leaves = self.vocabulary, _leaves(state)
        if token == vocabulary.eos:
            return state if self.complete(state) else None
        begins = vocabulary.begins_word(token)
        if begins and state.words == self.most:
            return None
        nodes = state.nodes + (self._words if leaves else ())
        after = [node.children[token] for node in nodes if token in node.children]
        free = (vocabulary.marks if self.only else vocabulary.free)[token]
        goes_free = free and (state.free or (leaves and vocabulary.leaves[token]))
        if goes_free and vocabulary.ends_in_mark(token):
            after.append(self._bare)
        if not after and not goes_free:
            return None
        return _Written(tuple(after), goes_free, state.words + begins)

    def bias(self, state: State, size: int) -> torch.Tensor:
        """See `Constraint`."""
        assert isinstance(state, _Written)
        vocabulary, leaves = self.vocabulary, _leaves(state)
        if not leaves:
            bias = forbid_all(size)
        elif self.only:
            bias = vocabulary.any_mark.clone()
        else:
            bias = (vocabulary.any_free if state.free else vocabulary.any_leaving).clone()
        nodes = state.nodes + (self._words if leaves else ())
        bias[[token for node in nodes for token in node.children]] = 0.0
        if state.words == self.most:  # the last word may be finished, no other begun
            bias[vocabulary.spaced] = float("-inf")
        if self.complete(state):
            bias[vocabulary.eos] = 0.0
        return bias

    def complete(self, state: State) -> bool:
        """See `Constraint`."""
        assert isinstance(state, _Written)
        return _leaves(state) and state.words >= self.least


def _leaves(state: _Written) -> bool:
    """Return whether the word being written may end here."""
    return state.free or any(node.whole for node in state.nodes)
