"""What an article's words may be written as."""

from __future__ import annotations

from summarise.generation.decoding.word_forms import word_forms


def test_words_are_spelled_whole_with_what_stands_inside_them() -> None:
    forms = dict(word_forms("“Kim’s £18,000 Rolls-Royce,” the U.S. said (3.5%)."))
    assert list(forms) == ["Kim’s", "£18,000", "Rolls-Royce", "the", "U.S.", "said", "3.5%"]
    assert forms["Kim’s"] == ["Kim"]
    assert forms["Rolls-Royce"] == ["Rolls-Royce", "Rolls", "Royce"]
