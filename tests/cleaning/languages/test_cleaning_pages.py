"""A page of a language, cleaned as users clean it: a new language is a line more of `PAGES`."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from cleaning_articles import BODY

import summarise


class Page(NamedTuple):
    """What stands around an article of 3 May 2025.

    Attributes:
        title: above all else.
        byline: of Ole Munt.
        date: the line that says when it was published.
        noise: lines below the article.
    """

    title: str
    byline: str
    date: str
    noise: tuple[str, ...]


PAGES = {
    "de": Page(
        "Der Leuchtturm von Skerry erlischt nach 140 Jahren",
        "Von Ole Munt",
        "Veröffentlicht am Samstag, 3. Mai 2025",
        ("Lesen Sie auch: Museum bekommt einen Saal", "Newsletter abonnieren"),
    ),
    "nl": Page(
        "Vuurtoren van Skerry gaat na 140 jaar uit",
        "Door Ole Munt",
        "Gepubliceerd op zaterdag 3 mei 2025",
        ("Lees ook: Museum krijgt nieuwe zaal", "Schrijf je in voor onze nieuwsbrief"),
    ),
    "pl": Page(
        "Latarnia w Skerry gaśnie po 140 latach",
        "Autor: Ole Munt",
        "Opublikowano 3 maja 2025",
        ("Czytaj także: Muzeum dostanie nową salę", "Zapisz się do newslettera"),
    ),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_of_a_language_is_cleaned(page: Page) -> None:
    article = summarise.clean("\n\n".join([page.title, page.byline, page.date, BODY, *page.noise]))
    assert article.byline == "Ole Munt"
    assert article.published == "2025-05-03"
    assert article.text == BODY
