"""What is particular to headlines: they are held to the article's words and favour the likely ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from summarise.common.documents import Article, Length
from summarise.generation.decoding.constraint import Constraint
from summarise.generation.decoding.salience.bias import SalienceBias
from summarise.generation.decoding.source_names import SourceNames
from summarise.generation.decoding.source_words import SourceWords
from summarise.generation.encoded import Encoded
from summarise.generation.encoder_input import EncoderInput
from summarise.generation.extractive.lead_clauses import lead_clauses
from summarise.generation.length_writer import LengthWriter, Written
from summarise.generation.postprocess.headlines import (
    as_headline,
    is_fluent,
    leading_words,
    without_full_stop,
)
from summarise.generation.ranking.choice import best_draft, own_clause
from summarise.generation.ranking.source import SourceText

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
    def keeps_to_names(self) -> bool:
        """Whether it is decoded with the article's names and numbers, and its drafts are ranked."""
        return self.loaded.checkpoint.profile.running_text

    @property
    def is_constrained(self) -> bool:
        """See `LengthWriter`."""
        return self.keeps_to_sentences or self.keeps_to_words

    def constraint(self, article: Article, read: EncoderInput) -> Constraint | None:
        """See `LengthWriter`."""
        if self.keeps_to_names and not self.keeps_to_sentences:
            if self.loaded.source_words == "free":
                return None
            only = self.loaded.source_words == "only"
            return SourceNames(self.loaded.names_vocabulary, read.text, *self.settings.words, only)
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

    def choose(
        self,
        drafts: Mapping[str, float | None],
        article: Article,
        read: EncoderInput,
        constraint: Constraint | None,
    ) -> Written:
        """Return the draft of most merit of those that may be shown, else the article's own clause."""
        likely = {text: found for text, found in drafts.items() if found is not None}
        if not self.keeps_to_names or self.keeps_to_sentences or len(likely) < len(drafts):
            return super().choose(drafts, article, read, constraint)
        source = SourceText.of(article.text, article.language or "en")
        held = self.loaded.source_words != "free"
        if draft := best_draft(likely, source, self.settings, held):
            return Written(draft)
        clause = own_clause(likely, source, self.settings, article.language or "en")
        return Written(clause, "own clause")

    def candidates(
        self, texts: list[str], read: EncoderInput, constraint: Constraint | None, language: str
    ) -> list[str]:
        """Return beams and the lead's clauses by the ROUGE-1 predicted of them, where it is."""
        if not isinstance(constraint, SalienceBias):
            return texts
        lead = lead_clauses(read.text, self.settings, language)
        return constraint.prediction.rank([*filter(is_fluent, texts), *lead])
