"""What a draft may not add to its article, or turn round."""

from __future__ import annotations

import pytest

from summarise.generation.ranking.faithfulness import is_faithful, turns_round
from summarise.generation.ranking.source import SourceText

ARTICLE = SourceText.of(
    "The council of Telmouth will not close the old bridge in March, Ada Lindqvist said. "
    "Boats may still use the river. Ticket prices rose by 12 percent last year. “We know that this is difficult,” she said. "
    "Drivers support the plan for new buses."
)


@pytest.mark.parametrize(
    "draft",
    [
        "Telmouth council will not close the old bridge",
        "Ticket prices rise by 12 percent",
        "Drivers back plan for new buses",
        "Lindqvist: “We know that this is difficult”",
    ],
)
def test_what_the_article_says_is_faithful(draft: str) -> None:
    assert is_faithful(draft, ARTICLE)


@pytest.mark.parametrize(
    "draft",
    [
        "Telmouth council will not close Harrow bridge",
        "Ticket prices rise by 15 percent",
        "Lindqvist: “We know that this is unfair”",
    ],
)
def test_a_name_a_number_or_a_quotation_of_its_own_is_not(draft: str) -> None:
    assert not is_faithful(draft, ARTICLE)


@pytest.mark.parametrize(
    "draft",
    [
        "Telmouth council to close the old bridge",  # the negation is dropped
        "Ticket prices did not rise last year",  # one is added
        "Ticket prices fall by 12 percent",  # the opposite
        "Drivers oppose the plan for new buses",
    ],
)
def test_a_sentence_is_not_turned_round(draft: str) -> None:
    assert turns_round(draft, ARTICLE)


def test_nothing_is_turned_round_where_nothing_is_said() -> None:
    assert not turns_round("Council closes the bridge", SourceText.of(""))
