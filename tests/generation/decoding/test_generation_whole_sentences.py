"""A summary held to the article's own sentences."""

from __future__ import annotations

import pytest

from summarise.generation.decoding.constraint import final_state
from summarise.generation.decoding.whole_sentences import WholeSentences
from summarise.generation.postprocess.lengths import Bounds

EOS = 9
SENTENCES = [[1, 2, 3], [1, 2, 4], [5, 6], [7]]
TEXTS = ["It is open.", "It is shut.", "Nobody came.", "They all went home."]


def whole(least: int = 2, most: int = 10, **more: float) -> WholeSentences:
    return WholeSentences(TEXTS, SENTENCES, Bounds(least, most), EOS, **more)


def test_a_summary_of_whole_sentences_is_accepted() -> None:
    constraint = whole(most=8)
    state = final_state(constraint, [1, 2, 4, 5, 6, EOS])
    assert constraint.text(state) == "It is shut. Nobody came."


@pytest.mark.parametrize("ids", [[1, 2], [1, 3], [5, 6, 5, 6], [1, 2, 3, 9, 5]])
def test_half_strange_and_repeated_sentences_are_refused(ids: list[int]) -> None:
    assert final_state(whole(), ids) is None


def test_too_few_words_cannot_end() -> None:
    assert final_state(whole(least=3), [5, 6]) is None
    assert final_state(whole(least=2, most=4), [5, 6]) is not None


def test_a_summary_goes_on_to_the_middle_of_its_bounds_while_a_sentence_fits() -> None:
    assert final_state(whole(least=2, most=10), [5, 6]) is None  # the last sentence still fits
    assert final_state(whole(least=2, most=10), [5, 6, 7]) is not None


def test_a_sentence_that_would_be_too_long_is_not_offered() -> None:
    constraint = whole(most=5)
    state = constraint.start
    for token in (1, 2, 3):
        state = constraint.advance(state, token)
    allowed = (~constraint.bias(state, 10).isneginf()).nonzero().flatten().tolist()
    assert allowed == [5]  # two words fit, three or four do not


@pytest.mark.parametrize(("characters", "expected"), [(22, []), (23, [1]), (24, [1, 5])])
def test_a_sentence_for_whose_characters_there_is_no_room_is_not_offered(
    characters: int, expected: list[int]
) -> None:
    constraint = WholeSentences(TEXTS, SENTENCES, Bounds(2, 10, characters), EOS)
    state = constraint.start
    for token in (1, 2, 3):
        state = constraint.advance(state, token)
    allowed = (~constraint.bias(state, 10).isneginf()).nonzero().flatten().tolist()
    assert allowed == (expected or [EOS])


def test_an_earlier_sentence_comes_back_only_when_the_rest_cannot_fill_the_length() -> None:
    after_last = whole().advance(whole().start, 7)
    allowed = (~whole().bias(after_last, 10).isneginf()).nonzero().flatten().tolist()
    assert allowed == [EOS]
    needy = whole(least=6)
    allowed = (~needy.bias(after_last, 10).isneginf()).nonzero().flatten().tolist()
    assert allowed == [1, 5]


def test_passing_over_sentences_costs_as_many_times_the_skip() -> None:
    bias = whole(skip=0.5).bias(whole().start, 10)
    assert [bias[1].item(), bias[5].item(), bias[7].item()] == [0.0, -1.0, -1.5]
