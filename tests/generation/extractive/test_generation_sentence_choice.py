"""Which scored sentences make a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarise.generation.extractive.scored_sentences import ScoredSentences
from summarise.generation.extractive.sentence_choice import Enough, choose_sentences
from summarise.generation.postprocess.lengths import Bounds

FIVE = [
    "A bridge over the river opened on Tuesday.",
    "Building work cost the town a lot.",
    "Residents had asked for one for many years.",
    "A band played.",
    "Boats may pass under it again from May.",
]


def chosen(
    texts: Sequence[str],
    scores: Sequence[float],
    words: tuple[int, int],
    enough: tuple[int, float] = (3, 0.25),
) -> list[int]:
    (found,) = choose_sentences(ScoredSentences(texts, scores, Bounds(*words)), [Enough(*enough)])
    return found


def test_a_longer_paragraph_goes_on_from_a_shorter() -> None:
    sizes = Enough(1, 0.0), Enough(3, 0.0)
    sentences = ScoredSentences(FIVE, [5.0, 4.0, 3.0, 2.0, 1.0], Bounds(5, 40))
    assert [*choose_sentences(sentences, sizes)] == [[0], [0, 1, 2]]


def test_the_best_sentences_are_taken_and_set_in_the_articles_order() -> None:
    assert chosen(FIVE, [1.0, 0.0, 6.0, -1.0, 8.0], (10, 40), (2, 0.1)) == [2, 4]


def test_no_sentence_is_added_once_there_is_enough() -> None:
    falling = [5.0, 4.0, 3.0, 2.0, 1.0]
    assert chosen(FIVE, falling, (5, 40), (1, 0.0)) == [0]
    assert chosen(FIVE, falling, (5, 40), (3, 0.0)) == [0, 1, 2]
    assert chosen(FIVE, falling, (5, 40), (1, 0.3)) == [0, 1, 2]


def test_a_sentence_that_would_be_too_much_is_passed_over_for_a_shorter() -> None:
    assert chosen(FIVE, [5.0, 1.0, 4.0, 0.0, 3.0], (9, 15), (9, 1.0)) == [0, 1]


def test_three_words_in_a_row_do_not_come_twice() -> None:
    texts = [*FIVE[:2], "On Monday a bridge over the river was shut.", FIVE[4]]
    assert chosen(texts, [4.0, -2.0, 3.0, 2.0], (12, 20), (2, 0.5)) == [0, 3]


@pytest.mark.parametrize("odd", ["The council said that", "No, no.", "Opened at last (in May."])
def test_what_is_no_whole_sentence_is_not_taken(odd: str) -> None:
    assert chosen([odd, *FIVE], [9.0, 0.0, 0.0, 0.0, 0.0, 0.0], (5, 40), (1, 0.0)) == [1]


def test_nothing_is_chosen_when_no_choice_keeps_to_the_bounds() -> None:
    assert chosen(FIVE[:2], [1.0, 0.0], (30, 100)) == []


def test_a_sentence_brings_those_that_it_points_at() -> None:
    texts = [FIVE[4], "Ann Lee opened a bridge.", "She had asked for it."]
    assert chosen(texts, [0.0, 0.0, 9.0], (5, 40), (1, 0.0)) == [1, 2]


def test_a_sentence_that_points_at_what_cannot_stand_is_left_out() -> None:
    texts = ["A bridge was opened at last.", "Photo by Ann Lee.", "She had asked for the bridge."]
    assert chosen(texts, [0.0, 0.0, 9.0], (5, 40), (1, 0.0)) == [0]


def test_a_sentence_that_says_what_another_has_said_is_left_out() -> None:
    texts = [FIVE[0], "On Tuesday, a new river bridge was opened.", FIVE[4]]
    assert chosen(texts, [3.0, 2.0, 1.0], (12, 20), (2, 0.5)) == [0, 2]


def test_who_speaks_to_the_reader_comes_after_the_others() -> None:
    texts = [*FIVE[:2], "We all waited a long time."]
    assert chosen(texts, [3.0, 1.0, 2.0], (12, 20), (2, 0.0)) == [0, 1]


def test_the_first_sentence_comes_before_one_that_is_a_little_better() -> None:
    assert chosen(FIVE[:2], [1.0, 1.5], (5, 40), (1, 0.0)) == [0]
    assert chosen(FIVE[:2], [1.0, 5.0], (5, 40), (1, 0.0)) == [1]


def test_of_sentences_as_good_the_earlier_is_taken() -> None:
    assert chosen(FIVE, [3.0, 2.0, 0.0, 0.0, 2.0], (10, 15), (2, 0.0)) == [0, 1]
    assert chosen(FIVE, [3.0, 2.0, 0.0, 0.0, 6.0], (10, 18), (2, 0.0)) == [0, 4]
