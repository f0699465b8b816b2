"""An object of a page's data is the page's article if it has one of its titles."""

from __future__ import annotations

from typing import Any

import pytest

from summarise.cleaning.html.metadata import read_claims
from summarise.cleaning.html.titles import Titles
from summarise.cleaning.html.tree import parse

TITLE = "Miller's wheel & weir sold at Ostrey"


def titles_of(title: str = TITLE, h1: str = "") -> Titles:
    shown = title.replace("&", "&amp;").replace("<", "&lt;")
    tree = parse(
        f"<html><head><title>{shown} | Ostrey Post</title></head><body><h1>{h1}</h1></body></html>"
    )
    return Titles(tree, read_claims(tree))


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "Miller’s Wheel &amp; Weir Sold at Ostrey",
        "Miller&#039;s wheel &amp; weir sold at Ostrey",
        "Miller's <em>wheel</em> &amp; weir sold at Ostrey",
        "Miller's wheel & weir sold",
    ],
)
def test_a_title_is_the_page_s_however_it_is_escaped_or_cut(title: str) -> None:
    assert titles_of().has(title)


@pytest.mark.parametrize(
    "title",
    [
        "",
        " ",
        "…",
        "Ostrey",
        "Weir",
        "Ostrey Post",
        "sold at Ost",
        "Wheel and weir sold",
        "a" * 1000,
    ],
)
def test_no_title_a_word_of_it_or_the_site_s_name_is_none(title: str) -> None:
    assert not titles_of().has(title)


def test_a_heading_of_the_first_rank_is_a_title_and_one_with_a_tag_s_name_too() -> None:
    assert titles_of(h1="A swan in the lock").has("A swan in the lock")
    assert titles_of("Ten years of <br> tags").has("Ten years of <br> tags")


@pytest.mark.parametrize(
    "found",
    [
        {"headline": TITLE},
        {"title": {"rendered": TITLE}},
        {"headlines": {"web": "A swan", "basic": TITLE}},
        {"hed": TITLE},
        {"kop": TITLE},
        {"name": TITLE, "headline": "The wheel at Ostrey has a new owner"},
    ],
)
def test_an_object_may_have_a_title_of_the_page_under_any_name_of_one_word(found: Any) -> None:
    assert titles_of().of(found) == TITLE


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ({"headline": "A swan in the lock", "kind": "story"}, "A swan in the lock"),
        ({"title": {"rendered": "A swan"}}, "A swan"),
        ({"title": " ", "kind": "story"}, ""),
        ({"seo": {"kop": TITLE}}, ""),
        ({"title": [TITLE], "headline": 7}, ""),
        ({"headline": "A swan in the lock", "kop": TITLE}, "A swan in the lock"),
        ({"headline": "A swan in the lock", "seenOn": TITLE}, "A swan in the lock"),
        ({"articleTitle": TITLE, "author": "Runa Holt"}, ""),
        ({"article_title": TITLE}, ""),
        ({"Thread": TITLE}, ""),
    ],
)
def test_another_has_its_own_or_none(found: Any, title: str) -> None:
    assert titles_of().of(found) == title
