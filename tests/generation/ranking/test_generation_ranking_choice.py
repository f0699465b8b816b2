"""Which draft is shown, and what stands in for one."""

from __future__ import annotations

import torch
from torch import nn

from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.postprocess.lengths import Bounds
from summarise.generation.ranking.choice import best_draft, own_clause
from summarise.generation.ranking.grader import GRADES, DraftGrader
from summarise.generation.ranking.source import SourceText

BOUNDS = Bounds(3, 12)
ARTICLE = SourceText.of(
    "The council of Telmouth will close the old bridge in March while engineers repair its deck. "
    "Around 4,300 drivers use the bridge every day."
)


def draft(text: str, log_probability: float, *state: float) -> dict[str, Hypothesis]:
    """A draft of as many tokens as words."""
    ids = list(range(len(text.split())))
    found = torch.tensor(state) if state else None
    return {text: Hypothesis(ids, log_probability / (len(ids) + 1), found)}


def test_the_likeliest_of_drafts_that_nothing_grades_is_shown() -> None:
    drafts = draft("Council closes old bridge in March", -6.0) | draft(
        "Telmouth closes old bridge in March", -4.0
    )
    assert best_draft(drafts, ARTICLE, BOUNDS) == "Telmouth closes old bridge in March"


def test_of_drafts_that_are_graded_the_best_is_shown() -> None:
    classifier = nn.Linear(1, GRADES)
    with torch.no_grad():
        classifier.weight.copy_(torch.tensor([[-3.0], [0.0], [3.0]]))
    drafts = draft("Council closes old bridge in March", -6.0, 1.0) | draft(
        "Telmouth closes old bridge in March", -4.0, 0.0
    )
    found = best_draft(drafts, ARTICLE, BOUNDS, grader=DraftGrader(classifier))
    assert found == "Council closes old bridge in March"


def test_a_draft_that_opens_with_a_word_of_the_articles_goes_before_a_likelier_one() -> None:
    ours, other = "Engineer repairs old bridge in March", "Losers close the old bridge in March"
    drafts = draft(other, -1.0) | draft(ours, -4.0)
    assert best_draft(drafts, ARTICLE, BOUNDS) == ours
    assert best_draft(drafts, ARTICLE, BOUNDS, faithful=False) == other
    assert best_draft(draft(other, -1.0), ARTICLE, BOUNDS) == other


def test_a_draft_that_adds_a_name_is_out_unless_words_are_free() -> None:
    drafts = draft("Harrow closes the old bridge", -0.1)
    assert best_draft(drafts, ARTICLE, BOUNDS) == ""
    assert best_draft(drafts, ARTICLE, BOUNDS, faithful=False) == "Harrow closes the old bridge"


def test_a_draft_that_the_model_does_not_believe_in_is_out() -> None:
    assert best_draft(draft("Council closes the old bridge", -15.0), ARTICLE, BOUNDS) == ""


def test_the_articles_own_clause_that_is_most_like_the_drafts_stands_in() -> None:
    clause = own_clause(["Harrow closes the old bridge in March"], ARTICLE, BOUNDS)
    assert clause == "Council of Telmouth will close the old bridge in March"


def test_an_article_without_a_clause_of_the_length_gives_none() -> None:
    assert own_clause([], SourceText.of("Closed."), BOUNDS) == ""
