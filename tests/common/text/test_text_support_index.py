"""How much of a sentence stands together in one place of an article."""

from __future__ import annotations

import pytest

from summarise.common.text.support import word_support
from summarise.common.text.support_index import SupportIndex, SupportSignals

ARTICLE = (
    "The mayor did not promise a date for repairs. The council of Quill closed the old bridge on Monday. "
    "Engineers had found rust in both towers. Fishermen sold mackerel in the harbour all week."
)
INDEX = SupportIndex(ARTICLE)


def test_a_sentence_of_the_article_has_all_of_every_signal() -> None:
    assert INDEX.signals("Engineers had found rust in both towers.") == SupportSignals(1, 1, 1, 1)


def test_nothing_is_found_of_a_sentence_without_words_or_in_an_empty_article() -> None:
    assert INDEX.signals("…") == SupportSignals(0, 0, 0, 0)
    assert SupportIndex("").signals("Engineers found rust") == SupportSignals(0, 0, 0, 0)


def test_words_of_neighbouring_sentences_are_found_in_two_and_not_in_one() -> None:
    found = INDEX.signals("Bridge towers")
    assert found.one < 1
    assert found.two == 1
    assert INDEX.signals("Mayor mackerel").two < 1


def test_words_turned_round_lose_their_order_and_their_pairs() -> None:
    found = INDEX.signals("Mackerel sold fishermen")
    assert (found.one, found.order, found.pairs) == (1, 1 / 3, 0)


def test_function_words_between_two_words_do_not_part_a_pair() -> None:
    assert INDEX.signals("Rust in both the towers").pairs == INDEX.signals("Rust towers").pairs == 1


def test_one_content_word_has_no_pair_and_counts_as_it_is_found() -> None:
    assert INDEX.signals("Mackerel!").pairs == 1
    assert INDEX.signals("Penguins!").pairs == 0


def test_function_words_alone_have_only_their_order() -> None:
    assert INDEX.signals("in both") == SupportSignals(1, 1, 1, 1)


def test_the_longest_order_is_found_though_another_sentence_shares_more_words() -> None:
    index = SupportIndex("Delta gamma beta alpha. Alpha beta gamma sat.")
    assert index.signals("Alpha beta gamma delta").order == 3 / 4


def test_a_negation_that_the_article_lacks_nearby_is_denied_and_counts_as_a_lacking_piece() -> None:
    denied = INDEX.signals("Fishermen sold no mackerel")
    assert denied.denied
    assert not INDEX.signals("The mayor did not promise a date").denied
    assert not INDEX.signals("Fishermen sold mackerel").denied
    (sentence,) = word_support("Fishermen sold no mackerel", INDEX)
    assert (sentence.share, sentence.lacking) == (denied.share, 1)
    assert sentence.score == pytest.approx(denied.share / 5)


def test_a_negation_beside_the_nearest_sentence_is_taken_for_its_own() -> None:
    assert not INDEX.signals("Quill had not closed the old bridge").denied
