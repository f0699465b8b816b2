"""What is predicted of a headline, and what decoding and ranking make of it."""

from __future__ import annotations

from typing import ClassVar

import torch

from summarise.generation.decoding.constraint import State, final_state
from summarise.generation.decoding.salience.bias import SalienceBias
from summarise.generation.decoding.salience.prediction import HeadlinePrediction
from summarise.generation.extractive.bigrams import BigramIndex


def prediction(words: dict[str, float], length: float = 6.0) -> HeadlinePrediction:
    """One that splits at white space."""
    return HeadlinePrediction(words, {}, length, str.split)


def test_a_headline_of_likely_words_is_expected_to_score_higher() -> None:
    expected = prediction({"bridge": 3.0, "opened": 2.0, "glad": -4.0})
    assert expected.expected_rouge(["bridge", "opened"]) > expected.expected_rouge(
        ["bridge", "glad"]
    )
    assert expected.expected_rouge(["bridge", "opened"]) > expected.expected_rouge(
        ["bridge", "opened", "glad"]
    )
    assert expected.expected_rouge(["bridge", "opened"]) > expected.expected_rouge(
        ["bridge", "bridge", "opened"]
    )


def test_where_titles_are_long_one_more_fair_word_pays_and_where_they_are_short_it_does_not() -> (
    None
):
    words = {"bridge": 5.0, "opened": 5.0, "tuesday": -0.8}
    for length, longer in ((4.0, False), (14.0, True)):
        expected = prediction(words, length)
        gains = expected.expected_rouge(["bridge", "opened", "tuesday"]) > expected.expected_rouge(
            ["bridge", "opened"]
        )
        assert gains == longer


def test_what_stands_together_in_the_article_wins_a_close_race_and_no_other() -> None:
    words = {"bridge": 3.0, "opened": 2.0, "closed": 1.9, "glad": -4.0}
    index = BigramIndex(frozenset({("bridge", "closed"), ("bridge", "glad")}))
    expected = HeadlinePrediction(words, {}, 6.0, str.split, index)
    assert expected.rank(["bridge opened", "bridge closed"])[0] == "bridge closed"
    assert expected.rank(["bridge opened", "bridge glad"])[0] == "bridge opened"


def test_a_novel_bigram_behind_a_function_word_costs_more() -> None:
    index = BigramIndex(frozenset({("mayor", "to")}))
    expected = HeadlinePrediction({"mayor": 3.0, "to": 2.0, "sell": 1.0}, {}, 6.0, str.split, index)
    assert expected.rank(["mayor to sell", "sell mayor to"])[0] == "sell mayor to"


def test_a_headline_that_drops_a_negation_comes_last() -> None:
    index = BigramIndex.of("the mayor did not open the bridge".split())
    expected = HeadlinePrediction({"mayor": 5.0, "open": 5.0}, {}, 6.0, str.split, index)
    assert expected.rank(["mayor did open", "bridge it"]) == ["bridge it", "mayor did open"]
    assert expected.rank(["mayor did not open", "bridge it"])[0] == "mayor did not open"


def test_a_word_is_favoured_by_its_odds_within_bounds_and_no_other_token_is() -> None:
    bias = HeadlinePrediction({}, {3: -1.0, 4: 50.0, 5: -50.0}, 6.0, str.split).bias(8)
    assert bias[3] > 0
    assert 0 < bias[4] < 10
    assert -10 < bias[5] < 0
    assert bias[[0, 1, 2, 6, 7]].tolist() == [0.0] * 5


class _Anything:
    renormalise: ClassVar[bool] = False
    start: State = 0

    def advance(self, state: State, token: int) -> State | None:
        return state if token != 2 else None

    def bias(self, state: State, size: int) -> torch.Tensor:
        bias = torch.zeros(size)
        bias[2] = float("-inf")
        return bias

    def complete(self, state: State) -> bool:
        return True


def test_what_a_constraint_forbids_stays_forbidden_however_it_is_favoured() -> None:
    held = SalienceBias(_Anything(), HeadlinePrediction({}, {1: 0.0, 2: 9.0}, 6.0, str.split))
    bias = held.bias(held.start, 4)
    assert bias[2] == float("-inf")
    assert bias[1] > bias[0] == 0.0
    assert final_state(held, [1, 2]) is None
    assert final_state(held, [1, 1]) == 0
