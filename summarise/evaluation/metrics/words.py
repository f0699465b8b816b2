"""How long a summary is."""

from __future__ import annotations

from summarise.evaluation.metrics.base import Column, Measurement, SummaryMetric
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText


class Words(SummaryMetric):
    """Words, as white space separates them."""

    columns = (Column("words", "words"),)

    def measure(self, summary: SummaryText, article: ArticleText | None) -> Measurement:
        """Count the words."""
        return Measurement.of(words=summary.words)
