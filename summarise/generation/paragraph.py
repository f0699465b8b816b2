"""What is particular to paragraphs: they are whole sentences, the decoder's or the article's own."""

from __future__ import annotations

from typing import ClassVar

from summarise.common.documents import Article, Length
from summarise.generation.length_writer import LengthWriter
from summarise.generation.postprocess.paragraphs import as_paragraph, leading_sentences


class ParagraphWriter(LengthWriter):
    """Write paragraphs with one checkpoint."""

    length: ClassVar[Length] = "paragraph"

    def shape(self, text: str, language: str) -> str:
        """See `LengthWriter`."""
        return as_paragraph(text, self.draft_bounds, language)

    def opening(self, article: Article) -> str:
        """See `LengthWriter`."""
        return leading_sentences(article.text, self.bounds, article.language or "en")
