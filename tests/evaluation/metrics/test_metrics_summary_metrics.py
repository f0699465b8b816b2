"""What summaries are like: shares worked out by hand."""

from __future__ import annotations

import pytest

from summarise.evaluation.metrics.base import MetricSettings
from summarise.evaluation.metrics.registry import COLUMNS, HEADINGS
from summarise.evaluation.statistics import (
    ArticleSummaries,
    SummaryStatistics,
    mean_statistics,
    summary_statistics,
)

ARTICLE = "a b c d e f g h i j"


def look(
    summary: str, article: str | None = ARTICLE, length: str = "headline"
) -> SummaryStatistics:
    item = ArticleSummaries(article, ((length, summary),))
    (found,) = summary_statistics(item, MetricSettings())
    return found


def test_copied_words_are_those_in_pieces_of_the_article() -> None:
    values = look("a b c x g h").values
    assert values["copied"] == pytest.approx(100 * 5 / 6)
    assert values["fragment"] == pytest.approx((3 * 3 + 2 * 2) / 6)
    assert values["compression"] == pytest.approx(10 / 6)


def test_longest_piece_counts_where_a_word_comes_twice() -> None:
    assert look("a b c", "a x a b c").values["fragment"] == 3.0


def test_novel_ngrams_are_those_that_the_article_lacks() -> None:
    found = look("a b c x")
    shares = [found.values[name] for name in ("novel1", "novel2", "novel3")]
    assert shares == pytest.approx([100 / 4, 100 / 3, 100 / 2])
    assert found.details["novel"] == [25.0, 33.3333, 50.0]


def test_repetition_counts_three_words_that_came_before() -> None:
    assert look("a b c a b c").values["repeated"] == pytest.approx(100 / 4)
    assert look("a b").values["repeated"] == 0.0


@pytest.mark.parametrize(
    ("summary", "length", "incomplete"),
    [
        ("Rain shuts roads", "headline", False),
        ("Rain shuts roads of the", "headline", True),
        ("Rain shut roads.", "paragraph", False),
        ("Rain shut roads", "paragraph", True),
    ],
)
def test_ending_that_nothing_ends_in_is_incomplete(
    summary: str, length: str, incomplete: bool
) -> None:
    assert look(summary, length=length).details["incomplete"] is incomplete


def test_without_the_article_only_the_summary_is_looked_at() -> None:
    found = look("a b c", article=None)
    assert (found.words, found.with_article) == (3, False)
    assert list(found.values) == ["words", "repeated", "incomplete"]


def test_figures_that_need_no_article_come_first() -> None:
    assert list(look("a b c").values)[:4] == ["words", "repeated", "incomplete", "compression"]


def test_means_leave_empty_summaries_out_and_have_no_figure_for_what_is_not_there() -> None:
    found = mean_statistics([look("a b"), look("", ""), look("a b c d", None)])
    assert (found["n"], found["articles"], found["words"]) == (2, 1, 3.0)
    assert mean_statistics([]) == {"n": 0, "articles": 0}


def test_no_two_figures_share_a_name() -> None:
    names = [*HEADINGS, *(column.name for column in COLUMNS), "n", "articles", "empty"]
    assert len(names) == len(set(names))
