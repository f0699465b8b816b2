"""Which scored sentences make a paragraph."""

from __future__ import annotations

import pytest

from summarise.generation.extractive.sentence_choice import choose_sentences

FIVE = [
    "The bridge over the river opened on Tuesday.",
    "It cost the town a lot.",
    "The council had asked for it for years.",
    "A band played.",
    "Boats may pass under it again from May.",
]


def test_the_best_sentences_are_taken_and_set_in_the_articles_order() -> None:
    assert choose_sentences(FIVE, [1.0, 0.0, 2.0, -1.0, 3.0], (10, 40), (2, 0.1)) == [2, 4]


def test_no_sentence_is_added_once_there_is_enough() -> None:
    falling = [5.0, 4.0, 3.0, 2.0, 1.0]
    assert choose_sentences(FIVE, falling, (5, 40), (1, 0.0)) == [0]
    assert choose_sentences(FIVE, falling, (5, 40), (3, 0.0)) == [0, 1, 2]
    assert choose_sentences(FIVE, falling, (5, 40), (1, 0.3)) == [0, 1, 2]


def test_a_sentence_that_would_be_too_much_is_passed_over_for_a_shorter() -> None:
    assert choose_sentences(FIVE, [5.0, 1.0, 4.0, 0.0, 3.0], (9, 15), (9, 1.0)) == [0, 1]


def test_three_words_in_a_row_do_not_come_twice() -> None:
    texts = [*FIVE[:2], "On Monday the bridge over the river was shut.", FIVE[4]]
    assert choose_sentences(texts, [4.0, 1.0, 3.0, 2.0], (12, 20), (2, 0.5)) == [0, 3]


@pytest.mark.parametrize(
    "odd", ["The council said that", "He said “it is over.", "No, no.", "Opened at last (in May."]
)
def test_what_is_no_whole_sentence_is_not_taken(odd: str) -> None:
    assert choose_sentences([odd, *FIVE], [9.0, 0.0, 0.0, 0.0, 0.0, 0.0], (5, 40), (1, 0.0)) == [1]


def test_nothing_is_chosen_when_no_choice_keeps_to_the_words() -> None:
    assert choose_sentences(FIVE[:2], [1.0, 0.0], (30, 100)) == []
