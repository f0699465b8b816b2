"""Signatures of texts, by which copies are known."""

from __future__ import annotations

import pytest

from summarise.common.text.signatures import VALUES, alike, signature

WORDS = [f"word{number}" for number in range(300)]
TEXT = " ".join(WORDS)


def test_a_signature_is_the_same_everywhere() -> None:
    assert signature(TEXT) == signature(TEXT)
    assert len(signature(TEXT)) == 4 * VALUES


def test_case_and_punctuation_are_nothing() -> None:
    assert alike(signature("The ferry, is late."), signature("THE FERRY is late")) == 1.0


@pytest.mark.parametrize("share", [0.95, 0.85])
def test_a_text_that_is_cut_is_a_copy(share: float) -> None:
    cut = " ".join(WORDS[: int(len(WORDS) * share)])
    assert alike(signature(TEXT), signature(cut)) == pytest.approx(share, abs=0.15)


def test_half_a_text_is_no_copy() -> None:
    assert alike(signature(TEXT), signature(" ".join(WORDS[:150]))) == 0.0


def test_the_same_words_in_another_order_are_no_copy() -> None:
    assert alike(signature(TEXT), signature(" ".join(reversed(WORDS)))) == 0.0


def test_texts_of_scripts_without_spaces_are_compared_by_characters() -> None:
    text = "".join(chr(0x4E00 + number * 7) for number in range(300))
    assert alike(signature(text), signature(text[:280])) > 0.0
    assert alike(signature(text), signature(text[::-1])) == 0.0


@pytest.mark.parametrize("text", ["", "?", "one", "one two"])
def test_a_short_text_has_a_signature_too(text: str) -> None:
    assert alike(signature(text), signature(text)) == 1.0
    assert alike(signature(text), signature(TEXT)) == 0.0
