"""How much shorter a summary is than its article.

Source: Grusky et al. 2018, "Newsroom", section 4, https://aclanthology.org/N18-1065.
"""

from __future__ import annotations

from summarise.evaluation.metrics.base import Column, Measurement, SummaryMetric
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText, share


class Compression(SummaryMetric):
    """The article's words to one of the summary's."""

    columns = (
        Column(
            "compression",
            "compression",
            hint="words of the article to one of the summary",
            in_terminal=False,
        ),
    )
    needs_article = True

    def measure(self, summary: SummaryText, article: ArticleText | None) -> Measurement:
        """Divide the article's words by the summary's; 0 where it has none."""
        assert article is not None
        return Measurement.of(compression=share(article.words, summary.words))
