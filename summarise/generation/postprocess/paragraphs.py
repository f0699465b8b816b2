"""Drafts to the form of a paragraph, and paragraphs cut from an article's opening."""

from __future__ import annotations

import re

from summarise.common.text.sentence_ends import ends_sentence
from summarise.common.text.sentences import split_sentences
from summarise.generation.postprocess.lengths import Bounds

FEWEST_WORDS = 4  # of a sentence that may stand in a paragraph of chosen ones
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))


def as_paragraph(text: str, bounds: Bounds, language: str = "en") -> str:
    """Return a draft as a paragraph: whole sentences, as many as fit; "" when those are too few."""
    line = " ".join(text.split())
    kept = ""
    for start, end in split_sentences(line, language):
        sentence = line[start:end]
        longer = f"{kept} {sentence}".strip()
        if not ends_sentence(sentence) or bounds.is_too_long(longer):
            break
        kept = longer
    return kept if kept and bounds.fits(kept) else ""


def leading_sentences(text: str, bounds: Bounds, language: str = "en") -> str:
    """Return an article's first whole sentences, each once, as many as fit and at least one.

    What is more than twice too long is no sentence, and is cut (see `Bounds.shorten`).
    """
    kept = ""
    opening = (" ".join(text[start:end].split()) for start, end in split_sentences(text, language))
    for sentence in dict.fromkeys(opening):
        longer = f"{kept} {sentence}".strip()
        if kept and bounds.is_too_long(longer):
            break
        kept = longer
        if bounds.is_too_long(kept):
            break
    return bounds.shorten(kept)


def is_balanced(text: str) -> bool:
    """Return whether every quotation or bracket that a text opens is closed in it."""
    return all(text.count(a) == text.count(b) for a, b in _PAIRS) and straight_marks(text) % 2 == 0


def straight_marks(text: str, open_: bool = False) -> int:
    """Count straight quotation marks; one behind a digit, where none is open, is of inches.

    Args:
        text: of a sentence or more.
        open_: whether a quotation goes on from what stands before it.
    """
    count = 0
    for mark in re.finditer('"', text):
        is_open = (count + open_) % 2 == 1
        count += is_open or not text[: mark.start()][-1:].isdigit()
    return count
