"""What summaries are like: shares worked out by hand."""

from __future__ import annotations

import pytest

from summarise.evaluation.metrics.texts import SummarySet, Texture, means, textures

ARTICLE = "a b c d e f g h i j"


def look(summary: str, article: str | None = ARTICLE, length: str = "headline") -> Texture:
    (found,) = textures(SummarySet(article, ((length, summary),)))
    return found


def test_copied_words_are_those_in_pieces_of_the_article() -> None:
    source = look("a b c x g h").source
    assert source is not None
    assert source.copied == pytest.approx(5 / 6)
    assert source.fragment == pytest.approx((3 * 3 + 2 * 2) / 6)
    assert source.compression == pytest.approx(10 / 6)


def test_longest_piece_counts_where_a_word_comes_twice() -> None:
    source = look("a b c", "a x a b c").source
    assert source is not None
    assert source.fragment == 3.0


def test_novel_ngrams_are_those_that_the_article_lacks() -> None:
    source = look("a b c x").source
    assert source is not None
    assert source.novel == pytest.approx((1 / 4, 1 / 3, 1 / 2))


def test_repetition_counts_three_words_that_came_before() -> None:
    assert look("a b c a b c").repeated == pytest.approx(1 / 4)
    assert look("a b").repeated == 0.0


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
    assert look(summary, length=length).incomplete == incomplete


def test_without_the_article_only_the_summary_is_looked_at() -> None:
    found = look("a b c", article=None)
    assert (found.words, found.source, found.support) == (3, None, None)


def test_means_leave_empty_summaries_out_and_have_no_figure_for_what_is_not_there() -> None:
    found = means([look("a b"), look("", ""), look("a b c d", None)])
    assert (found["n"], found["articles"], found["words"]) == (2, 1, 3.0)
    assert means([]) == {"n": 0, "articles": 0}
