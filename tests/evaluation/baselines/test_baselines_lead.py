"""The start of an article."""

from __future__ import annotations

from summarise.evaluation.baselines.lead import LEADS, lead_sentences, lead_words

TEXT = "Rain fell  on Monday. Roads were shut\nby noon. Schools closed early. Nobody was hurt."


def test_sentences_stand_on_a_line_each_with_single_spaces() -> None:
    assert lead_sentences(TEXT, 2) == "Rain fell on Monday.\nRoads were shut by noon."


def test_words_stop_where_they_should() -> None:
    assert lead_words(TEXT, 3) == "Rain fell on"
    assert lead_words("Rain", 3) == "Rain"


def test_headlines_have_a_sentence_or_12_words_and_paragraphs_three_sentences() -> None:
    assert LEADS["headline"]["lead-1"](TEXT) == "Rain fell on Monday."
    assert len(LEADS["headline"]["first-12-words"](TEXT).split()) == 12
    assert LEADS["paragraph"]["lead-3"](TEXT).count("\n") == 2
