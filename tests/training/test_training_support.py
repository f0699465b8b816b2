"""Which targets are learnt from."""

from __future__ import annotations

import pytest

from summarise.training.support import is_supported

TEXT = "The mayor of Senn opened the bridge on Tuesday."


@pytest.mark.parametrize(
    ("title", "learnt"),
    [
        ("mayor opened the bridge", True),
        ("mayor of Quill opened the bridge", False),  # a name that the article lacks
        ("mayor opened 7 bridges", False),  # a number that it lacks
        ("people glad as long wait ends", False),  # true perhaps, but nothing of it is there
        ("it was for the", False),  # says nothing
    ],
)
def test_a_target_that_its_article_does_not_support_is_left_out(title: str, learnt: bool) -> None:
    assert is_supported(title, TEXT, 0.5) is learnt


def test_a_name_that_the_article_lacks_is_let_pass_where_that_is_asked_for() -> None:
    assert is_supported("mayor of Quill opened the bridge", TEXT, 0.5, known_names=False)


def test_where_ordinary_words_are_known_a_lower_case_name_is_one_too() -> None:
    ordinary = frozenset(["mayor", "opened", "bridge", "glad"])
    text = "The mayor opened the bridge."
    assert is_supported("glad mayor opened bridge", text, 0.5, True, ordinary)
    assert not is_supported("quill mayor opened bridge", text, 0.5, True, ordinary)
