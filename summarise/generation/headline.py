"""What is particular to headlines: they are held to the article's words and favour the likely ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from summarise.common.documents import Article, Length
from summarise.generation.decoding.constraint import Constraint
from summarise.generation.decoding.salience.bias import SalienceBias
from summarise.generation.decoding.source_words import SourceWords
from summarise.generation.encoded import Encoded
from summarise.generation.encoder_input import EncoderInput
from summarise.generation.extractive.lead_clauses import lead_clauses
from summarise.generation.length_writer import LengthWriter
from summarise.generation.postprocess.headlines import (
    as_headline,
    is_fluent,
    leading_words,
    without_full_stop,
)

_FREE_WORD_COST = 6.0  # nats, for a word that the article does not have
_JUMP_COST = 2.0  # nats, for not going on as the article does


class HeadlineWriter(LengthWriter):
    """Write headlines with one checkpoint."""

    length: ClassVar[Length] = "headline"

    def shape(self, text: str, language: str) -> str:
        """See `LengthWriter`."""
        return as_headline(text, self.settings, language)

    def opening(self, article: Article) -> str:
        """See `LengthWriter`."""
        return leading_words(article.text, self.settings, article.language or "en")

    def own_text(self, article: Article) -> str:
        """See `LengthWriter`."""
        return without_full_stop(super().own_text(article))

    @property
    def keeps_to_words(self) -> bool:
        """Whether it is decoded in the article's words, which a vocabulary has to spell.

        Paragraphs are not: by its words alone no sentence can end.
        """
        return self.loaded.checkpoint.wordpiece and self.loaded.source_words != "free"

    @property
    def is_constrained(self) -> bool:
        """See `LengthWriter`."""
        return self.keeps_to_sentences or self.keeps_to_words

    def constraint(self, article: Article, read: EncoderInput) -> Constraint | None:
        """See `LengthWriter`."""
        if self.keeps_to_sentences or not self.keeps_to_words:
            return super().constraint(article, read)
        return SourceWords(
            self.loaded.vocabulary,
            read.text,
            self.loaded.free_words,
            *self.settings.words,
            _FREE_WORD_COST,
            _JUMP_COST,
        )

    def constraints(
        self, encoded: Encoded, articles: Sequence[Article], read: Sequence[EncoderInput]
    ) -> list[Constraint | None]:
        """Return each row's constraint, with the words favoured that its headline should take."""
        plain = super().constraints(encoded, articles, read)
        scorer = self.loaded.salience_scorer
        if scorer is None:
            return plain
        predictions = scorer.predict(encoded, [one.source for one in read])
        return [
            SalienceBias(held, predicted) if isinstance(held, SourceWords) else held
            for held, predicted in zip(plain, predictions, strict=True)
        ]

    def candidates(
        self, texts: list[str], read: EncoderInput, constraint: Constraint | None, language: str
    ) -> list[str]:
        """Return beams and the lead's clauses by the ROUGE-1 predicted of them, where it is."""
        if not isinstance(constraint, SalienceBias):
            return texts
        lead = lead_clauses(read.text, self.settings, language)
        return constraint.prediction.rank([*filter(is_fluent, texts), *lead])
