"""Words, how many they are, and how they compare."""

from __future__ import annotations

from summarise.common.text.words import count_words, fold, tokens, word_spans


def test_words_are_counted_between_white_space() -> None:
    assert count_words("  state-of-the-art  café's\n3.5 ") == 3


def test_two_letters_are_a_word_where_no_white_space_stands() -> None:
    assert count_words("桥将关闭三周。") == 3
    assert count_words("Il a plu à Ōtsu, 大津市.") == 6


def test_words_are_runs_of_letters_and_digits() -> None:
    text = "Zoë’s 3.5-m boat"
    assert [text[span.start : span.end] for span in word_spans(text)] == "Zoë s 3 5 m boat".split()


def test_folding_takes_case_and_accents_away() -> None:
    assert fold("ÉCOLE") == "ecole"
    assert fold("PLAIN") == "plain"


def test_tokens_keep_numbers_whole_and_drop_the_possessive() -> None:
    assert tokens("Zoë’s 1,250.5 co-workers don't") == "zoe 1,250.5 co workers don t".split()
