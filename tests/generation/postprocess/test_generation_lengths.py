"""Lengths in words, characters and tokens."""

from __future__ import annotations

import pytest

from summarise.config import LengthConfig
from summarise.generation.postprocess.headlines import leading_words
from summarise.generation.postprocess.lengths import Bounds, token_bounds
from summarise.generation.postprocess.paragraphs import as_paragraph, leading_sentences

HEADLINE = Bounds(3, 8)
PARAGRAPH = Bounds(5, 12)


def test_tokens_when_given_win_over_words() -> None:
    assert token_bounds(LengthConfig(tokens=(4, 9))) == (4, 9)
    assert token_bounds(LengthConfig(words=(4, 10))) == (6, 28)


@pytest.mark.parametrize(
    ("text", "fitting"),
    [("one two", False), ("one two three", True), ("1 2 3 4 5 6 7 8 9", False)],
)
def test_words_are_counted_as_a_person_does(text: str, fitting: bool) -> None:
    assert HEADLINE.fits(text) is fitting


def count_letters(text: str) -> int:
    """A tokenizer whose tokens are letters."""
    return sum(map(str.isalpha, text))


def test_a_text_keeps_to_tokens_where_they_are_asked_for_whatever_its_words() -> None:
    bounds = Bounds.of(LengthConfig(words=(1, 2), tokens=(9, 11)), count_letters)
    assert [bounds.fits("ab " * words) for words in (4, 5, 6)] == [False, True, False]
    assert as_paragraph("Ab cd ef gh ij. Kl.", bounds) == "Ab cd ef gh ij."


def test_tokens_that_no_one_counts_may_be_letters_or_words() -> None:
    assert Bounds.of(LengthConfig(tokens=(9, 20))) == Bounds(2, 20)


def test_few_characters_ask_for_fewer_words() -> None:
    assert Bounds.of(LengthConfig(words=(30, 100), characters=160)) == Bounds(20, 100, 160)
    assert Bounds.of(LengthConfig(words=(5, 16), characters=90)) == Bounds(5, 16, 90)
    assert Bounds.of(LengthConfig(words=(5, 16), characters=6)) == Bounds(1, 16, 6)


def test_few_characters_ask_for_fewer_tokens() -> None:
    few = LengthConfig(tokens=(40, 80), characters=160)
    assert Bounds.of(few, count_letters) == Bounds(20, 80, 160, count_letters)
    assert token_bounds(few) == (20, 80)


def test_a_decoder_need_not_write_more_words_than_the_characters_have_room_for() -> None:
    few = LengthConfig(words=(30, 100), characters=160)
    assert token_bounds(few) == token_bounds(LengthConfig(words=(20, 100)))


@pytest.mark.parametrize("text", ["It rains in May. " * 9, "rain " * 99, "桥" * 99, "a" * 99])
@pytest.mark.parametrize("bounds", [Bounds(2, 50, 40), Bounds(1, 12, None, count_letters)])
def test_what_is_cut_from_an_article_is_not_too_long(text: str, bounds: Bounds) -> None:
    for cut in (
        bounds.shorten(text),
        leading_sentences(text, bounds),
        leading_words(text, bounds),
    ):
        assert cut
        assert not bounds.is_too_long(cut), cut


def count_signs(text: str) -> int:
    """A tokenizer whose tokens are letters and signs, "…" among them."""
    return sum(not character.isspace() for character in text)


@pytest.mark.parametrize("most", [1, 11, 12])
def test_the_mark_of_a_cut_is_among_its_tokens(most: int) -> None:
    bounds = Bounds(1, most, None, count_signs)
    assert count_signs(bounds.shorten("Rivers of the old rain came")) <= most


def test_a_cut_breaks_off_no_word() -> None:
    assert (
        Bounds(2, 50, 20).shorten("The bridge closes tomorrow for a week") == "The bridge closes…"
    )


def test_characters_bound_a_text_too() -> None:
    assert not Bounds(1, 9, 10).fits("one two three")


@pytest.mark.parametrize("text", ["桥" * 10_000, "a" * 300_000, "词 " + "桥" * 10_000])
def test_a_text_without_white_space_is_cut_too(text: str) -> None:
    for cut in (
        PARAGRAPH.shorten(text),
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
    assert HEADLINE.shorten("rain " * 9) == " ".join(["rain"] * 8) + "…"
