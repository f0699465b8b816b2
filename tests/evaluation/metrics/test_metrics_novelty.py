"""Novel n-grams: shares worked out by hand."""

from __future__ import annotations

import pytest

from summarise.evaluation.metrics.novelty import Novelty
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText


def test_novel_ngrams_are_those_that_the_article_lacks() -> None:
    article = ArticleText("a b c d e f g h i j")
    found = Novelty().measure(SummaryText("a b c x", "headline"), article)
    shares = [found.values[name] for name in ("novel1", "novel2", "novel3")]
    assert shares == pytest.approx([100 / 4, 100 / 3, 100 / 2])
    assert found.details == {"novel": [25.0, 33.3333, 50.0]}
