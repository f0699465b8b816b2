"""A checkpoint with all that is loaded for it, the large parts when they are first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.decoding.names_vocabulary import NamesVocabulary
from summarise.generation.engines.base import Engine
from summarise.generation.extractive.sentence_selector import SentenceSelector, load_selector
from summarise.generation.ranking.grader import load_grader

SourceWordsMode = Literal["only", "prefer", "free"]


class LoadedCheckpoint:
    """A checkpoint, the engine that computes it, and the networks and words that come with it.

    Args:
        checkpoint: loaded.
        engine: computes it.
        source_words: where the words of its summaries may come from; see `Config`.
    """

    def __init__(
        self, checkpoint: Checkpoint, engine: Engine, source_words: SourceWordsMode
    ) -> None:
        self.checkpoint = checkpoint
        self.engine = engine
        self.source_words = source_words
        self.grader = load_grader(checkpoint)

    @cached_property
    def selector(self) -> SentenceSelector | None:
        """What chooses an article's sentences; None where it has no network for that."""
        return load_selector(self.checkpoint)

    @cached_property
    def names_vocabulary(self) -> NamesVocabulary:
        """The tokenizer's vocabulary, sorted by what a piece may do where names are the article's."""
        checkpoint = self.checkpoint
        size = checkpoint.model.config.vocab_size
        return NamesVocabulary(checkpoint.tokenizer, size, checkpoint.ordinary)
