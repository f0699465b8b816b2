"""Words that an article says it has, counted as its archive counts them."""

import pytest

from summarise.readers.archives.lengths import runs_of_letters, sixths_of_characters


def test_six_characters_are_a_word_of_nexis() -> None:
    assert sixths_of_characters(["a" * 5, "Telmouth harbour opens again"]) == 5
    assert sixths_of_characters(["oh no it is so"]) != len("oh no it is so".split())


@pytest.mark.parametrize(
    ("declared", "read"), [(90, 100), (100, 100), (110, 110), (115, 115), (140, 116)]
)
def test_between_paragraphs_of_nexis_some_sources_count_characters(
    declared: int, read: int
) -> None:
    assert sixths_of_characters(["a" * 30] * 20, declared) == read


@pytest.mark.parametrize(("declared", "read"), [(1, 4), (4, 4), (6, 6), (12, 9)])
def test_captions_and_publishers_are_counted_by_some_sources_of_factiva(
    declared: int, read: int
) -> None:
    caption = "Photo: the quay of Telmouth"
    assert runs_of_letters(["The co-op sails"], [caption], declared) == read


def test_addresses_are_counted_by_some_sources_of_factiva() -> None:
    text = ["See https://harbour.example/a"]
    assert runs_of_letters(text, declared=1) == 1
    assert runs_of_letters(text, declared=5) == 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The co-op's ferry", 5),
        ("港口重开", 4),
        ("港 opens at 7.30", 5),
        ("See the harbour [https://harbour.example/a?b=c] again", 4),
        ("Le «Télégraphe» dit", 3),
    ],
)
def test_words_of_factiva_are_runs_of_letters_or_letters_of_unspaced_scripts(
    text: str, words: int
) -> None:
    assert runs_of_letters([text]) == words
    assert runs_of_letters([text, text]) == 2 * words


def test_white_space_within_a_paragraph_is_counted_once() -> None:
    assert sixths_of_characters(["The  ferry\n is late."]) == sixths_of_characters(
        ["The ferry is late."]
    )
