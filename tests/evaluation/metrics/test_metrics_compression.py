"""How much shorter a summary is."""

from __future__ import annotations

import pytest

from summarise.evaluation.metrics.compression import Compression
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText


@pytest.mark.parametrize(("summary", "expected"), [("a b c x g h", 10 / 6), ("", 0.0)])
def test_the_articles_words_are_divided_by_the_summarys(summary: str, expected: float) -> None:
    article = ArticleText("a b c d e f g h i j")
    found = Compression().measure(SummaryText(summary, "headline"), article)
    assert found.values["compression"] == pytest.approx(expected)
