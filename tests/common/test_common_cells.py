"""Cells that a spreadsheet would take for formulas."""

from __future__ import annotations

import pytest

from summarise.common.cells import marked, unmarked


@pytest.mark.parametrize(
    "text", ["=1+2", "+1", "-5 degrees", "@name", "\tx", "\rx", "'-ing' endings dropped", "''=1"]
)
def test_a_text_that_begins_like_a_formula_is_marked_and_read_back(text: str) -> None:
    assert marked(text) == f"'{text}"
    assert unmarked(marked(text)) == text


@pytest.mark.parametrize("text", ["", "plain", "'quoted'", "'", "1-2", "a=b"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert marked(text) == unmarked(text) == text
