"""How repetitive a summary is."""

from __future__ import annotations

from summarise.evaluation.metrics.base import (
    Column,
    Measurement,
    MetricSignature,
    SummaryMetric,
)
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText, ngrams, share


class Repetition(SummaryMetric):
    """Share of a summary's 3-grams that it has had before."""

    columns = (
        Column(
            "repeated",
            "repeated",
            hint="three words that stood before in the same summary",
            unit="%",
            in_terminal=False,
        ),
    )

    def signature(self) -> MetricSignature:
        """Return which n-grams are looked at."""
        return MetricSignature("repetition", {"n": "3", "case": "lower", "tok": "unicode"})

    def measure(self, summary: SummaryText, article: ArticleText | None) -> Measurement:
        """Count the 3-grams that come again."""
        triples = ngrams(summary.tokens, 3)
        return Measurement.of(repeated=100 * share(len(triples) - len(set(triples)), len(triples)))
