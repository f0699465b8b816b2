"""What makes one draft better than another."""

from __future__ import annotations

from summarise.generation.ranking.merit import disorder, merit
from summarise.generation.ranking.source import SourceText

ARTICLE = SourceText.of(
    "Ada Lindqvist sued the council of Telmouth over the old bridge. "
    "Around 4,300 drivers use it. A mill stands beside the river."
)


def test_of_drafts_as_likely_the_one_in_the_articles_order_is_better() -> None:
    better, worse = "Lindqvist sues council over bridge", "Council sues Lindqvist over bridge"
    assert merit(better, -5.0, ARTICLE) > merit(worse, -5.0, ARTICLE)


def test_of_drafts_alike_the_likelier_is_better() -> None:
    draft = "Lindqvist sues council over bridge"
    assert merit(draft, -5.0, ARTICLE) > merit(draft, -6.0, ARTICLE)


def test_words_in_another_order_are_counted_by_neighbours() -> None:
    sentence = ["boat", "hit", "bridge", "dawn"]
    assert disorder(["boat", "hit", "bridge"], sentence) == 0
    assert disorder(["bridge", "hit", "boat"], sentence) == 1
    assert disorder(["hit", "boat", "dawn"], sentence) == 0.5
    assert disorder(["lamp"], sentence) == 0


def test_without_an_article_only_likelihood_counts() -> None:
    assert merit("Council closes bridge", -3.0, SourceText.of("")) == -3.0
