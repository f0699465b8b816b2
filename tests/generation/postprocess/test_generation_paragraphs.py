"""Drafts as paragraphs, of whole sentences."""

from __future__ import annotations

from summarise.generation.postprocess.lengths import Bounds
from summarise.generation.postprocess.paragraphs import as_paragraph, leading_sentences

PARAGRAPH = Bounds(5, 12)


def test_a_paragraph_ends_with_a_whole_sentence() -> None:
    text = "The bridge is open now. It cost a lot of money. And then it"
    assert as_paragraph(text, PARAGRAPH) == "The bridge is open now. It cost a lot of money."


def test_a_paragraph_leaves_out_the_sentence_that_would_be_too_much() -> None:
    text = "The bridge is open now. It cost a lot of money. Nobody knows exactly why it did."
    assert as_paragraph(text, PARAGRAPH) == "The bridge is open now. It cost a lot of money."


def test_leading_sentences_give_one_even_when_it_is_too_long() -> None:
    text = "One " + "word " * 20 + "here. Two."
    assert leading_sentences(text, PARAGRAPH) == " ".join(text[:-5].split())


def test_what_never_ends_as_a_sentence_is_cut_and_the_cut_is_marked() -> None:
    text = "bridge council closes river monday " * 10_000
    start = " ".join(text.split()[:12])
    assert leading_sentences(text, PARAGRAPH) == f"{start}…"


def test_leading_sentences_come_once_each() -> None:
    assert leading_sentences("One two. One two. Three four.", PARAGRAPH) == ("One two. Three four.")
