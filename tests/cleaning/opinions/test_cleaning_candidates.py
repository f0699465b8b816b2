"""A page's blocks are chosen by the chances that the voices together give, and doubt is told by what was dropped."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
import trafilatura
from cleaning_articles import PARAGRAPHS, TITLE
from trafilatura.settings import Document

from summarise.cleaning.html.page import parse_page
from summarise.cleaning.opinions.fusion import Fusion
from summarise.cleaning.opinions.page import Choice, choose
from summarise.cleaning.opinions.voices import Rows
from summarise.cleaning.rules.taggers import mark

CONSENT = tuple(
    f"We and our {each} store and read what you do on your device, such as cookies, and process your "
    f"personal data for measurement, for research on readers and to develop what we offer to {each}."
    for each in ("partners", "vendors", "sponsors")
)
SHARE = "Share this"


class Voices:
    """Voices that are as sure of each block as they are told."""

    def __init__(self, chances: Rows) -> None:
        self.chances = chances

    def weigh(self, heard: object) -> Rows:
        return self.chances


def chosen(monkeypatch: pytest.MonkeyPatch, found: tuple[str, ...]) -> tuple[list[str], Choice]:
    """What is kept, and all else, of a page of which an extractor finds some blocks."""
    document = Document.from_dict({"text": "\n".join(found)})
    monkeypatch.setattr(trafilatura, "bare_extraction", lambda tree, **options: document)
    body, box = ("".join(f"<p>{each}</p>" for each in its) for its in (PARAGRAPHS, CONSENT))
    html = f"<h1>{TITLE}</h1><div>{body}</div><div><p>{SHARE}</p>{box}</div>"
    page = parse_page(f"<html><body>{html}</body></html>")
    dump = mark(page.segments, TITLE)
    chances = np.array([0.8 if text in PARAGRAPHS else 0.05 for text in dump.texts])
    choice = choose(dump, dump.marks, chances, page, [], cast(Fusion, Voices(chances)))
    return [text for text, kept in zip(dump.texts, choice.keep, strict=True) if kept], choice


@pytest.mark.parametrize("also", [(), PARAGRAPHS[:1], (SHARE,)])
def test_of_two_candidates_what_was_dropped_is_named_not_what_was_kept(
    monkeypatch: pytest.MonkeyPatch, also: tuple[str, ...]
) -> None:
    kept, choice = chosen(monkeypatch, (*also, *CONSENT))
    assert kept == list(PARAGRAPHS)
    (warning,) = choice.warnings
    assert warning.startswith("two candidates for the article: dropped the one with “We and our ")


@pytest.mark.parametrize("found", [PARAGRAPHS, (*PARAGRAPHS, *CONSENT[:1]), CONSENT[:1], ()])
def test_an_extractor_that_finds_most_of_it_or_little_else_is_no_doubt(
    monkeypatch: pytest.MonkeyPatch, found: tuple[str, ...]
) -> None:
    kept, choice = chosen(monkeypatch, found)
    assert (kept, choice.warnings, choice.asked) == (list(PARAGRAPHS), (), True)
