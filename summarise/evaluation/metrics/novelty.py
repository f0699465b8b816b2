"""How much of a summary is not in its article: novel n-grams.

Source: See et al. 2017, "Get To The Point", section 7.2, https://aclanthology.org/P17-1099.
"""

from __future__ import annotations

from summarise.evaluation.metrics.base import (
    Column,
    Measurement,
    MetricSignature,
    SummaryMetric,
)
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText, ngrams, share

_ORDERS = (1, 2, 3)


class Novelty(SummaryMetric):
    """Share of a summary's 1-, 2- and 3-grams that the article does not have."""

    columns = (
        Column("novel1", "novel words", unit="%", in_terminal=False, in_report=False),
        Column(
            "novel2",
            "novel pairs",
            hint="pairs of words that the article does not have",
            unit="%",
        ),
        Column("novel3", "novel triples", unit="%", in_terminal=False, in_report=False),
    )
    needs_article = True

    def signature(self) -> MetricSignature:
        """Return which n-grams are looked at."""
        return MetricSignature("novelty", {"n": "1-3", "case": "lower", "tok": "unicode"})

    def measure(self, summary: SummaryText, article: ArticleText | None) -> Measurement:
        """Count the n-grams of a summary that are new."""
        assert article is not None
        known = article.index(_ngram_sets)
        shares = []
        for order in _ORDERS:
            grams = ngrams(summary.tokens, order)
            new = sum(gram not in known[order] for gram in grams)
            shares.append(100 * share(new, len(grams)))
        values = dict(zip((column.name for column in self.columns), shares, strict=True))
        return Measurement(values, {"novel": list(Measurement.of(**values).details.values())})


def _ngram_sets(article: ArticleText) -> dict[int, frozenset[tuple[str, ...]]]:
    return {order: frozenset(ngrams(article.tokens, order)) for order in _ORDERS}
