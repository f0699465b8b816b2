"""Word 4-grams shared with the true body, as the article-extraction-benchmark counts them."""

from __future__ import annotations

import pytest

from summarise.training.cleaner.scores import (
    Snippets,
    average_scores,
    score_page,
    score_snippets,
    score_table,
)

BODY = "the last keeper of the lighthouse went home with her dogs"


def test_the_body_itself_has_all_and_another_text_nothing() -> None:
    assert score_page(BODY, BODY) == (1.0, 1.0, 1.0)
    assert score_page(BODY, "nobody saw what the sea did that winter") == (0.0, 0.0, 0.0)


def test_an_empty_text_has_no_precision() -> None:
    assert score_page(BODY, "") == (None, 0.0, 0.0)


def test_half_a_body_is_precise_and_lacks_recall() -> None:
    precision, recall, f1 = score_page(BODY, "the last keeper of the lighthouse")
    assert (precision, recall) == (1.0, 0.375)
    assert f1 == pytest.approx(6 / 11)


def test_averages_are_over_pages_and_a_text_without_precision_counts_for_recall() -> None:
    found = average_scores([score_page(BODY, BODY), score_page(BODY, "")])
    assert (found.precision, found.recall, found.doc) == (1.0, 0.5, 0.5)
    assert found.f1 == pytest.approx(2 / 3)


def test_a_table_has_a_line_a_set_in_per_cent() -> None:
    half = score_page(BODY, "the last keeper of the lighthouse went home")
    lines = score_table({"pages": average_scores([half])}).splitlines()
    assert lines[0].split() == ["F1", "precision", "recall", "docF1"]
    assert lines[1].split() == ["pages", "76.92", "100.00", "62.50", "76.92"]


def test_snippets_are_counted_white_space_aside_and_pages_with_none_of_them_are_told() -> None:
    wanted = Snippets(["the last keeper", "her dogs"], ["Read more"])
    lost = Snippets(["what the sea did"], [])
    line = score_snippets([(wanted, "the last\nkeeper. Read more"), (lost, "")])
    assert line == "F1 40.00%, precision 50.00%, recall 33.33%, 1 with nothing"
