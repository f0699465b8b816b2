"""Extractive fragments: shares worked out by hand."""

from __future__ import annotations

import pytest

from summarise.evaluation.metrics.copying import Copying
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText


def values(summary: str, article: str) -> dict[str, float]:
    found = Copying().measure(SummaryText(summary, "headline"), ArticleText(article))
    return dict(found.values)


def test_copied_words_are_those_in_pieces_of_the_article() -> None:
    found = values("a b c x g h", "a b c d e f g h i j")
    assert found["copied"] == pytest.approx(100 * 5 / 6)
    assert found["fragment"] == pytest.approx((3 * 3 + 2 * 2) / 6)


def test_longest_piece_counts_where_a_word_comes_twice() -> None:
    assert values("a b c", "a x a b c")["fragment"] == 3.0


def test_a_summary_without_a_word_copies_nothing() -> None:
    assert values("", "a b") == {"copied": 0.0, "fragment": 0.0}
