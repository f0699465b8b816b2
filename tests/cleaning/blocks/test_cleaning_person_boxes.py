"""Boxes about a person that ran into a sentence."""

from __future__ import annotations

import pytest

from summarise.cleaning import clean_or_fail
from summarise.cleaning.blocks.person_boxes import without_person_boxes
from summarise.cleaning.blocks.segment import Segment
from summarise.common.documents import Article, RawDocument

HEADLINES = "Ferry strike ends after nine days Harbour board | Rain to last until May: report"


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (
            f"Mayor Ada Lindqvist Ada Maria Lindqvist{HEADLINES} MORE said on Monday.",
            "Mayor Ada Lindqvist said on Monday.",
        ),
        (
            f"With Mayor Lindqvist Ada Maria Lindqvist{HEADLINES} MORE's plan it would be lit.",
            "With Mayor Lindqvist's plan it would be lit.",
        ),
        (
            f"It was Olof TaskerOlof Henrik Tasker{HEADLINES} MORE (R-Quill) who asked.",
            "It was Olof Tasker (R-Quill) who asked.",
        ),
        (
            f"Bill de Quill William (Bill) de Quill{HEADLINES} MORE and others went.",
            "Bill de Quill and others went.",
        ),
        (
            f"Speaker Ada Lindqvist Ada Maria Lindqvist {HEADLINES} MORE (Quill) went.",
            "Speaker Ada Lindqvist (Quill) went.",
        ),
        (
            f"Lorne Tasker Jr. Lorne (Lo) Henrik Tasker{HEADLINES} MORE stayed.",
            "Lorne Tasker Jr. stayed.",
        ),
    ],
)
def test_the_sentence_is_left_as_it_was_written(given: str, left: str) -> None:
    found, said = without_person_boxes([Segment(given, attached=True)], given)
    assert found == [Segment(left, attached=True)]
    assert said == ("repaired: 1 box about a person in a sentence",)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lindqvist and Olof Lindqvist asked for MORE time to mend the lamp.",
        "READ MORE: Lindqvist, Ada Lindqvist’s brother, wants MORE money for the harbour.",
        "The board of Quill, Lower Quill and Upper Quill wants MORE boats on Sundays.",
        "“NO MORE ROADS”, said Tasker, and Lorne Tasker nodded.",
        "New Quill New Quill Harbour officials voted. The pier stays. READ MORE: Ferry strike ends",
        "By Ann Lee Ann Lee The council voted on Monday to close the pier READ MORE about the pier.",
        "Ada Lindqvist Ada Maria Lindqvist was mayor then. She asked for MORE boats.",
    ],
)
def test_other_sentences_with_the_word_stay_as_they_are(text: str) -> None:
    assert without_person_boxes([Segment(text)], text) == ([Segment(text)], ())


def test_an_article_says_what_was_taken_out_of_it() -> None:
    sentence = f"Mayor Ada Lindqvist Ada Maria Lindqvist{HEADLINES} MORE lit the lamp on Monday."
    text = f"Lamp is lit\n\n{sentence}\n\n{'It had been dark for 27 years, the board said. ' * 3}"
    article = clean_or_fail(RawDocument("a", "a", text))
    assert isinstance(article, Article)
    assert "Mayor Ada Lindqvist lit the lamp on Monday." in article.text
    assert "repaired: 1 box about a person in a sentence" in article.warnings
