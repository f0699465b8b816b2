"""Words that an article says it has, counted as its archive counts them."""

import pytest

from summarise.readers.archives.lengths import runs_of_letters, sixths_of_characters


def test_six_characters_are_a_word_of_nexis_and_the_end_of_a_paragraph_is_one() -> None:
    assert sixths_of_characters(["a" * 5, "Telmouth harbour opens again"]) == 6
    assert sixths_of_characters(["oh no it is so"]) != len("oh no it is so".split())


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
