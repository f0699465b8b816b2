"""Sentences that tell what happened."""

from __future__ import annotations

import pytest

from summarise.generation.extractive.verbs import tells_what_happened


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge opened on Tuesday.",
        "The mayor (who is ill) resigns.",
        "Boats sank in the storm.",
        "Fire at the mill leaves three dead, police say.",
        "Boats don’t pass under it.",
        "They've a bridge at last.",
        "It's a bridge for sheep.",
    ],
)
def test_a_verb_in_the_past_or_spelt_out_tells_what_happened(sentence: str) -> None:
    assert tells_what_happened(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ann Lee poses on the bridge on Tuesday.",
        "Children play in a fountain in Millrace.",
        "A farmer drives along the flooded streets.",
        "Ann Ahmed meets Norland’s mayor in May.",
        "A picture of the bridge.",
        "Two hundred speed boats in Millrace.",
        "A friend indeed: Ann Lee with her dog.",
    ],
)
def test_verbs_of_the_present_and_adjectives_do_not(sentence: str) -> None:
    assert not tells_what_happened(sentence)


def test_only_the_first_words_may_be_asked() -> None:
    assert not tells_what_happened("Ann Lee waves from the bridge that was built.", 5)
