"""How much of a summary is copied in one piece: its extractive fragments.

Source: Grusky et al. 2018, "Newsroom", section 4 (coverage and density),
https://aclanthology.org/N18-1065.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarise.evaluation.metrics.base import (
    Column,
    Measurement,
    MetricSignature,
    SummaryMetric,
)
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText, share


class Copying(SummaryMetric):
    """`copied` is the share of tokens in fragments, `fragment` the mean size of a token's fragment."""

    columns = (
        Column(
            "copied",
            "copied",
            hint="share of words in pieces of the article (coverage)",
            unit="%",
            in_terminal=False,
        ),
        Column(
            "fragment",
            "piece",
            hint="words of the copied piece that a word stands in, on average (density)",
            in_terminal=False,
        ),
    )
    needs_article = True

    def signature(self) -> MetricSignature:
        """Return how words are found."""
        return MetricSignature("coverage+density", {"case": "lower", "tok": "unicode"})

    def measure(self, summary: SummaryText, article: ArticleText | None) -> Measurement:
        """Find the fragments of a summary ("coverage" and "density")."""
        assert article is not None
        sizes = article.index(_Positions).fragments(summary.tokens)
        copied = share(sum(sizes), len(summary.tokens))
        fragment = share(sum(size * size for size in sizes), len(summary.tokens))
        values = Measurement.of(copied=100 * copied, fragment=fragment)
        return values._replace(details={"copied": values.details["copied"]})


class _Positions:
    """Where each token of an article stands."""

    def __init__(self, article: ArticleText) -> None:
        self._tokens = article.tokens
        self._positions = defaultdict[str, list[int]](list)
        for position, token in enumerate(self._tokens):
            self._positions[token].append(position)

    def fragments(self, tokens: Sequence[str]) -> list[int]:
        """Return the sizes of the pieces that a summary shares with the article, from its start."""
        sizes = []
        start = 0
        while start < len(tokens):
            longest = max(
                (self._shared(tokens, start, p) for p in self._positions.get(tokens[start], ())),
                default=0,
            )
            if longest:
                sizes.append(longest)
            start += max(longest, 1)
        return sizes

    def _shared(self, tokens: Sequence[str], start: int, position: int) -> int:
        """Count the tokens that are the same from these places on."""
        size = 0
        limit = min(len(tokens) - start, len(self._tokens) - position)
        while size < limit and tokens[start + size] == self._tokens[position + size]:
            size += 1
        return size
