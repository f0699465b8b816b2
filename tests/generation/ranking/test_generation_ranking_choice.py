"""Which draft is shown, and what stands in for one."""

from __future__ import annotations

from summarise.config import LengthConfig
from summarise.generation.ranking.choice import best_draft, own_clause
from summarise.generation.ranking.source import SourceText

SETTINGS = LengthConfig(words=(3, 12))
ARTICLE = SourceText.of(
    "The council of Telmouth will close the old bridge in March while engineers repair its deck. "
    "Around 4,300 drivers use the bridge every day."
)


def test_the_likeliest_of_drafts_as_good_is_shown() -> None:
    drafts = {
        "Council closes old bridge in March": -6.0,
        "Telmouth closes old bridge in March": -4.0,
    }
    assert best_draft(drafts, ARTICLE, SETTINGS) == "Telmouth closes old bridge in March"


def test_a_draft_that_adds_a_name_is_out_unless_words_are_free() -> None:
    drafts = {"Harrow closes the old bridge": -0.1}
    assert best_draft(drafts, ARTICLE, SETTINGS) == ""
    assert best_draft(drafts, ARTICLE, SETTINGS, faithful=False) == "Harrow closes the old bridge"


def test_a_draft_that_the_model_does_not_believe_in_is_out() -> None:
    assert best_draft({"Council closes the old bridge": -15.0}, ARTICLE, SETTINGS) == ""


def test_the_articles_own_clause_that_is_most_like_the_drafts_stands_in() -> None:
    clause = own_clause({"Harrow closes the old bridge in March": -0.1}, ARTICLE, SETTINGS)
    assert clause == "Council of Telmouth will close the old bridge in March"


def test_an_article_without_a_clause_of_the_length_gives_none() -> None:
    assert own_clause({}, SourceText.of("Closed."), SETTINGS) == ""
