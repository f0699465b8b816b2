"""Bigrams that an article lacks, and negations that a headline drops."""

from __future__ import annotations

import pytest

from summarise.generation.extractive.bigrams import BigramIndex

INDEX = BigramIndex.of(
    "the mayor did not open the bridge it won t open the river was not closed to boats".split()
)


def test_novel_bigrams_are_words_together_that_the_article_does_not_have_together() -> None:
    assert INDEX.novel_bigrams("the mayor closed the bridge".split()) == [
        ("mayor", "closed"),
        ("closed", "the"),
    ]
    assert not INDEX.novel_bigrams("open the river".split())


def test_words_are_denied_over_a_not_and_negated_when_they_never_stand_without_one() -> None:
    assert INDEX.denied == {("did", "open"), ("won", "open"), ("was", "closed")}
    assert INDEX.negated == {"open", "closed"}


@pytest.mark.parametrize("words", ["mayor did open", "river closed", "river was closed"])
def test_a_not_that_is_missing_is_found(words: str) -> None:
    assert INDEX.drops_negation(words.split())


@pytest.mark.parametrize("words", ["mayor did not open", "the bridge to boats", ""])
def test_a_headline_that_says_the_not_or_needs_none_leaves_none_out(words: str) -> None:
    assert not INDEX.drops_negation(words.split())
