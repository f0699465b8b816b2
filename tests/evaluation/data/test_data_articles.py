"""Where the articles come from: given, the predictions' text, or their source read again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from summarise.common.errors import SummariseError
from summarise.evaluation.data.articles import find_articles
from summarise.evaluation.data.predictions import Prediction, System


def system(**fields: str) -> System:
    """A system with one prediction, `a`, that has these fields."""
    return System("s", "s.jsonl", {"a": Prediction("a", headline="Rain", **fields)})


def test_articles_that_are_given_come_before_the_predictions_text() -> None:
    found = find_articles([system(text="Old.")], {"a": "New text.", "q": "x"})
    assert found == ({"a": "New text."}, ())


def test_articles_of_which_none_is_a_predictions_are_an_error_that_names_both() -> None:
    with pytest.raises(SummariseError, match=r"none of the 1 articles .* \(a; the articles' are q"):
        find_articles([system()], {"q": "x"})


def test_the_first_system_with_texts_gives_them() -> None:
    found = find_articles([system(), system(text="One."), system(text="Two.")])
    assert found.texts == {"a": "One."}


def test_sources_are_read_again_where_there_is_no_text() -> None:
    asked: list[str] = []

    def reread(_: Path, sources: Sequence[str]) -> dict[str, str]:
        asked.extend(sources)
        return {"dump.jsonl#3": "Rain fell."}

    found = find_articles([system(source="dump.jsonl#3")], reread=reread)
    assert asked == ["dump.jsonl#3"]
    assert found == ({"a": "Rain fell."}, ())


def test_without_articles_a_note_says_what_is_lacking() -> None:
    (note,) = find_articles([system()]).notes
    assert "give --articles" in note
