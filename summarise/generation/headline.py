"""What is particular to headlines: their names are the article's, and of the drafts the best is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from summarise.common.documents import Article, Length
from summarise.generation.decoding.constraint import Constraint
from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.decoding.source_names import SourceNames
from summarise.generation.encoder_input import EncoderInput
from summarise.generation.length_writer import LengthWriter, Written
from summarise.generation.postprocess.headlines import (
    as_headline,
    leading_words,
    without_full_stop,
)
from summarise.generation.postprocess.names_case import with_names_case
from summarise.generation.ranking.choice import best_draft, own_clause
from summarise.generation.ranking.source import SourceText


class HeadlineWriter(LengthWriter):
    """Write headlines with one checkpoint."""

    length: ClassVar[Length] = "headline"

    def shape(self, text: str, language: str) -> str:
        """See `LengthWriter`."""
        return as_headline(text, self.draft_bounds, language)

    def opening(self, article: Article) -> str:
        """See `LengthWriter`."""
        return leading_words(article.text, self.bounds, article.language or "en")

    def own_text(self, article: Article) -> str:
        """See `LengthWriter`."""
        return without_full_stop(super().own_text(article))

    @property
    def keeps_to_names(self) -> bool:
        """Whether it is decoded with the article's names and numbers, and its drafts are ranked."""
        return self.loaded.checkpoint.profile.running_text

    def constraint(self, article: Article, read: EncoderInput) -> Constraint | None:
        """See `LengthWriter`."""
        words = self.loaded.source_words
        if self.keeps_to_sentences or not self.keeps_to_names or words == "free":
            return super().constraint(article, read)
        vocabulary, only = self.loaded.names_vocabulary, words == "only"
        least, most = self.bounds.least, self.draft_bounds.most
        if self.settings.tokens:
            least = round(least / self.loaded.checkpoint.tokens_a_word)
        return SourceNames(vocabulary, read.text, least, most, only)

    def decoded(
        self, read: EncoderInput, constraint: Constraint | None, ids: list[int], language: str
    ) -> str:
        """See `LengthWriter`."""
        text = super().decoded(read, constraint, ids, language)
        return with_names_case(text, read.text, language) if self.keeps_to_names else text

    def choose(self, drafts: Mapping[str, Hypothesis], article: Article) -> Written:
        """Return the best draft of those that may be shown, else the article's own clause."""
        unsaid = any(draft.likelihood is None for draft in drafts.values())
        if not self.keeps_to_names or self.keeps_to_sentences or unsaid:
            return super().choose(drafts, article)
        source = SourceText.of(article.text, article.language or "en")
        held = self.loaded.source_words != "free"
        if draft := best_draft(drafts, source, self.draft_bounds, held, self.loaded.grader):
            return Written(draft)
        clause = own_clause(drafts, source, self.bounds, article.language or "en")
        return Written(clause, "own clause")
