"""A checkpoint that is loaded: its model and tokenizer, and how it is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from summarise.common.documents import Length
from summarise.common.text.words import count_words
from summarise.generation.checkpoints.chat import Chat
from summarise.generation.checkpoints.instructions import INSTRUCTIONS
from summarise.generation.checkpoints.profile import CheckpointProfile
from summarise.generation.checkpoints.source import CheckpointSource

_SAMPLE = (
    "The council of Telmouth said on Monday that the old bridge over the river would close for two "
    "weeks in March while engineers repaired the steel deck, which was damaged by last year's "
    "floods. Around 4,300 drivers use it every day. “We know that this is difficult for people who "
    "live nearby,” said Ada Lindqvist, who leads the transport committee, adding that buses would "
    "run every ten minutes. The work costs £1.2 million, and the government pays half of it."
)


@dataclass
class Checkpoint:
    """A model with its tokenizer, ready to generate.

    A checkpoint's `config.json` may say more of how it wants to be used:
    `summarise_prompts`, the decoder's first tokens for each length (a checkpoint that does not
    tell lengths apart has none); `summarise_source_tokens`, how much it should read, where that
    is less than it could; `summarise_whole_sentences`, the lengths it should write by choosing
    among the article's sentences; `summarise_selector`, that it has a network which chooses them
    (see `extractive.sentence_selector`); `summarise_grader`, that it has one which grades drafts
    (see `ranking.grader`).

    Attributes:
        source: where it was loaded from.
        model, tokenizer: transformers' own.
        profile: how it is used.
        ordinary: words, folded, that name nothing; by them an uncased vocabulary tells words from
            names.
        chat: how it is asked; None where it was trained to write of an article without.
        doubts: what its user has to know, a line each.
    """

    source: CheckpointSource
    model: Any
    tokenizer: Any
    profile: CheckpointProfile
    ordinary: frozenset[str] = frozenset()
    chat: Chat | None = None
    doubts: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """As the configuration gives it."""
        return self.source.name

    @cached_property
    def prompts(self) -> dict[str, list[int]]:
        """The decoder's first token ids by length, of a checkpoint that tells lengths apart."""
        return dict(getattr(self.model.config, "summarise_prompts", None) or {})

    def prompt(self, length: Length, instruction: str | None = None) -> list[int]:
        """Return the decoder's first token ids for a length.

        Args:
            length: what is to be written.
            instruction: what one that is asked is asked for; None for our own.
        """
        if self.chat:
            return self.chat.prompt(instruction or INSTRUCTIONS[length])
        return list(self.prompts.get(length) or self.profile.prompt)

    @cached_property
    def whole_sentences(self) -> frozenset[str]:
        """The lengths that are written in the article's own sentences."""
        return frozenset(getattr(self.model.config, "summarise_whole_sentences", None) or ())

    @cached_property
    def grader_layers(self) -> int:
        """The layers, the lowest, by whose states drafts of headlines are graded; 0 for none."""
        return int((getattr(self.model.config, "summarise_grader", None) or {}).get("layers", 0))

    @property
    def context(self) -> int:
        """Tokens that it can read, special ones included."""
        return self.profile.context

    @cached_property
    def max_source_tokens(self) -> int:
        """Tokens that it should read to write of them, special ones included."""
        wanted = getattr(self.model.config, "summarise_source_tokens", None)
        return min(self.context, wanted or self.context)

    @property
    def max_target_tokens(self) -> int:
        """Tokens that it can write, prompt included."""
        return self.profile.max_target_tokens

    @property
    def notes(self) -> tuple[str, ...]:
        """How it is used, a line each, for people."""
        return self.profile.notes

    @cached_property
    def tokens_a_word(self) -> float:
        """Tokens that a word of running text takes, measured on a sample in English."""
        return self.count_tokens(_SAMPLE) / count_words(_SAMPLE)

    def count_tokens(self, text: str) -> int:
        """Count the tokens of a text, special ones left out."""
        return len(self.tokenizer(text, add_special_tokens=False, verbose=False).input_ids)

    def decode(self, ids: Sequence[int]) -> str:
        """Return what tokens say, in one line and without the special ones."""
        text = str(self.tokenizer.decode(ids, skip_special_tokens=True))
        if self.profile.newline:
            text = text.replace(self.profile.newline, " ")
        return " ".join(text.split())

    @cached_property
    def cased(self) -> bool:
        """Whether the vocabulary tells capitals apart."""
        return bool(self.tokenizer("Aa").input_ids != self.tokenizer("aa").input_ids)
