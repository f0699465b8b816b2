"""Lengths in words, characters and tokens."""

from __future__ import annotations

import pytest

from summarise.config import LengthConfig
from summarise.generation.postprocess.headlines import leading_words
from summarise.generation.postprocess.lengths import fits, shorten, token_bounds
from summarise.generation.postprocess.paragraphs import leading_sentences

HEADLINE = LengthConfig(words=(3, 8))
PARAGRAPH = LengthConfig(words=(5, 12))


def test_tokens_when_given_win_over_words() -> None:
    assert token_bounds(LengthConfig(tokens=(4, 9))) == (4, 9)
    assert token_bounds(LengthConfig(words=(4, 10))) == (6, 28)


@pytest.mark.parametrize(
    ("text", "fitting"),
    [("one two", False), ("one two three", True), ("1 2 3 4 5 6 7 8 9", False)],
)
def test_words_are_counted_as_a_person_does(text: str, fitting: bool) -> None:
    assert fits(text, HEADLINE) is fitting


def test_characters_bound_a_text_too() -> None:
    assert not fits("one two three", LengthConfig(words=(1, 9), characters=10))


@pytest.mark.parametrize("text", ["桥" * 10_000, "a" * 300_000, "词 " + "桥" * 10_000])
def test_a_text_without_white_space_is_cut_too(text: str) -> None:
    for cut in (
        shorten(text, PARAGRAPH),
        leading_sentences(text, PARAGRAPH),
        leading_words(text, HEADLINE),
    ):
        assert 0 < len(cut) <= 241


@pytest.mark.parametrize("words", [13, 18, 24, 200])
def test_what_no_full_stop_ends_is_cut_to_the_length_and_marked(words: int) -> None:
    cut = leading_sentences(" ".join(["rain"] * words), PARAGRAPH)
    assert cut == " ".join(["rain"] * 12) + "…"


@pytest.mark.parametrize("words", [12, 18, 24])
def test_a_sentence_may_have_twice_the_words(words: int) -> None:
    sentence = " ".join(["rain"] * words) + "."
    assert leading_sentences(sentence, PARAGRAPH) == sentence


def test_a_headline_too_long_without_an_end_is_cut() -> None:
    assert shorten("rain " * 9, HEADLINE) == " ".join(["rain"] * 8) + "…"
