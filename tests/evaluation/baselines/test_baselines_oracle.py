"""The oracle: what choosing sentences could reach."""

from __future__ import annotations

from summarise.evaluation.baselines.oracle import oracle_places, oracle_sentences
from summarise.evaluation.metrics.rouge import Rouge

TEXT = "Rain fell on Monday. Roads were shut by noon. Schools closed early. Nobody was hurt."


def choose(*references: str, most: int = 1) -> str:
    return oracle_sentences(TEXT, references, most, Rouge())


def test_the_sentence_that_the_reference_says_is_found() -> None:
    assert choose("Schools closed early") == "Schools closed early."


def test_sentences_are_in_the_articles_order_and_no_more_than_help() -> None:
    reference = "Nobody was hurt. Rain fell on Monday."
    assert choose(reference, most=5) == "Rain fell on Monday.\nNobody was hurt."


def test_of_several_references_the_one_that_comes_out_best_counts() -> None:
    assert choose("A bridge", "Nobody was hurt") == "Nobody was hurt."


def test_nothing_is_chosen_where_no_word_is_in_common() -> None:
    assert choose("A bridge") == ""


def test_a_word_three_times_in_the_reference_counts_as_often_as_it_is_taken() -> None:
    sentences = ["bridge", "bridge bridge"]
    assert oracle_places(sentences, ["bridge bridge bridge"], 2, Rouge()) == [0, 1]
