"""The oracle of headlines: pieces of sentences."""

from __future__ import annotations

import pytest

from summarise.evaluation.baselines import baseline_pairs
from summarise.evaluation.baselines.oracle_pieces import oracle_pieces
from summarise.evaluation.data.alignment import SummaryPair
from summarise.evaluation.metrics.rouge import Rouge
from summarise.evaluation.metrics.rouge_settings import RougeSettings
from summarise.evaluation.workers import Workers

TEXT = (
    "Heavy rain fell on Harrow on Monday, and the road was shut by noon, said the mayor. "
    "Schools closed early for once. Nobody was hurt."
)


@pytest.mark.parametrize(
    ("reference", "pieces"),
    [
        ("Schools closed early", "Schools closed early"),
        ("Rain on Harrow", "rain on Harrow"),
        ("Nobody hurt as rain shuts road", "rain road was shut Nobody was hurt."),
        ("A bridge", ""),
        ("Mayor: road was shut", "road was shut mayor."),
    ],
)
def test_pieces_come_nearest_in_the_articles_order(reference: str, pieces: str) -> None:
    assert oracle_pieces(TEXT, [reference], Rouge()) == pieces


def test_of_several_references_the_one_that_comes_out_best_counts() -> None:
    assert oracle_pieces(TEXT, ["A bridge", "Nobody was hurt"], Rouge()) == "Nobody was hurt."


def test_no_piece_stands_twice() -> None:
    found = oracle_pieces(TEXT, ["road road road road"], Rouge())
    assert found.split().count("road") == 1


def test_it_is_above_every_sentence_and_what_a_system_cuts_from_one() -> None:
    reference, cut = "Rain shuts Harrow road", "Heavy rain fell on Harrow"
    pairs = [SummaryPair("a", (reference,), "")]
    written = baseline_pairs(pairs, {"a": TEXT}, "headline", RougeSettings(), Workers())
    score = Rouge().score
    ceiling = score([reference], written["oracle"][0].prediction)["rouge1"].fmeasure
    for text in (cut, *TEXT.split(". "), written["lead-1"][0].prediction):
        assert ceiling > score([reference], text)["rouge1"].fmeasure
