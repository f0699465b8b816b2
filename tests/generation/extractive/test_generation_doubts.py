"""What speaks against a sentence."""

from __future__ import annotations

import pytest

from summarise.generation.extractive.doubts import doubts

LEAD = "Norland holds a general election on Sunday."
TOLD = "Polls were open until nine in the evening."


def test_the_lead_is_not_doubted_however_it_is_said() -> None:
    assert doubts([LEAD, TOLD], lead=0) == [0, 0]
    assert doubts(["Watch this space, the mayor told voters.", TOLD], lead=0) == [0, 0]


def test_a_sentence_that_does_not_tell_what_happened_is_doubted() -> None:
    found = doubts([LEAD, "Ann Lee waves to the crowd in Ostrey.", TOLD], lead=0)
    assert found[1] > 0 == found[2]


@pytest.mark.parametrize("note", ["Ann Lee is a columnist for the Post.", "Here is what was said."])
def test_a_note_of_the_page_is_doubted_more(note: str) -> None:
    caption, told = doubts(["Ann Lee waves to the crowd in Ostrey.", note], lead=-1)
    assert told > caption


def test_a_caption_above_its_credit_is_doubted_even_as_the_lead() -> None:
    assert doubts(["Ann Lee in Ostrey in May.", "Photo: Bo Finch", TOLD], lead=0)[0] > 0
