"""Sentences that belong to the page."""

from __future__ import annotations

import pytest

from summarise.generation.extractive.page_lines import page_lines

STORY = [
    "The town has opened a bridge.",
    "It cost a lot.",
    "Boats may pass.",
    "A ferry will go to a museum.",
]


@pytest.mark.parametrize("credit", ["(Photo: Bo Finch)", "Finch/Getty Images", "[AP]"])
def test_a_sentence_without_a_verb_above_a_credit_is_a_caption(credit: str) -> None:
    assert page_lines(["Ann Lee and Bo Finch on the bridge, May 2, 2025.", credit, *STORY]) == {0}


def test_a_first_sentence_without_a_verb_that_ends_with_a_date_is_a_caption() -> None:
    assert page_lines(["Ann Lee works on the bridge in Norland, Friday, May 2, 2025.", *STORY]) == {
        0
    }
    assert not page_lines(["Ann Lee will open the bridge in Norland, Friday, May 2, 2025.", *STORY])
    assert not page_lines(["Ann Lee opens a bridge on May 2, 2025.", *STORY])


def test_what_says_what_happened_is_no_caption() -> None:
    assert not page_lines(["The mayor has come.", "(Photo: Bo Finch)", *STORY])
    assert not page_lines(["The mayor opened it.", "(Photo: Bo Finch)", *STORY])


def test_a_sentence_below_is_no_credit() -> None:
    assert not page_lines(["Ann Lee on the bridge.", "Bo Finch took a photo of it.", *STORY])


def test_notes_on_an_author_who_is_not_named_again_are_of_the_page() -> None:
    notes = ["Ann Lee is a professor of law at Millrace.", "She lives there.", "Follow her."]
    assert page_lines([*notes, *STORY]) == {0, 1, 2}
    assert page_lines([f"Editor's note: {notes[0]}", *STORY]) == {0}


def test_who_is_named_again_is_told_of_in_the_article() -> None:
    assert not page_lines(["Ann Lee is a professor of law at Millrace.", *STORY, "Lee left."])


def test_a_text_that_is_a_note_alone_keeps_it() -> None:
    assert not page_lines(["Ann Lee is a professor of law at Millrace.", "She lives there."])
    assert not page_lines([])
