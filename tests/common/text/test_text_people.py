"""People of whom a summary says what is said of somebody else."""

from __future__ import annotations

import pytest

from summarise.common.text.people import cleared_people, said_apart

ARTICLE = (
    "Police are hunting a man who posed as a plumber and took a bell from Harrow. Officers said that Zeno Quill, 40, "
    "who was arrested on Sunday, had been released without charge and was no longer a suspect. The thief has a grey "
    "beard. Effie Marran, the mayor, rang the old bell on Tuesday. She has kept it in a barn for years."
)


def test_who_is_cleared_and_named_without_a_word_of_it_is_found() -> None:
    assert cleared_people("Police hunt plumber Zeno Quill", ARTICLE) == ["Zeno Quill"]
    assert cleared_people("Zeno Quill was arrested on Sunday in Harrow.", ARTICLE) == ["Zeno Quill"]


@pytest.mark.parametrize(
    "summary",
    [
        "Zeno Quill released without charge",
        "Zeno Quill is not a thief, police say",
        "Effie Marran rings bell",
        "Police hunt plumber in Harrow",
    ],
)
def test_a_summary_that_says_so_or_names_another_is_in_order(summary: str) -> None:
    assert cleared_people(summary, ARTICLE) == []


def test_nobody_is_cleared_where_the_article_clears_nobody() -> None:
    assert cleared_people("Police hunt Zeno Quill", "Police are hunting Zeno Quill.") == []


def test_of_whom_no_sentence_says_any_of_the_rest_is_found() -> None:
    assert said_apart("Police hunt plumber Zeno Quill", ARTICLE) == ["Zeno Quill"]
    assert said_apart("Thief Effie Marran has grey beard", ARTICLE) == ["Effie Marran"]


@pytest.mark.parametrize(
    "headline",
    [
        "Zeno Quill arrested",
        "Effie Marran rings old bell",
        "Effie Marran kept bell in barn",
        "Police Hunt Plumber Zeno Quill in Harrow",
        "Bob Smith hunts thief",
        "Effie Marran",
        "Police hunt plumber",
    ],
)
def test_what_a_sentence_or_the_next_says_of_somebody_is_in_order(headline: str) -> None:
    assert said_apart(headline, ARTICLE) == []
