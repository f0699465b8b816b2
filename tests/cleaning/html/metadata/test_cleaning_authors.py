"""The byline of a page is the names of who wrote it, and nothing else."""

from __future__ import annotations

import json

import pytest
from cleaning_articles import PARAGRAPHS, TITLE, cleaned

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
SITE = '<meta property="og:site_name" content="Skerry Broadcasting">'


def byline(above: str = "", head: str = "") -> str | None:
    return cleaned(
        html=f'<html><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f"<body><article><h1>{TITLE}</h1>{above}{TEXT}</article></body></html>"
    ).byline


def data(author: object) -> str:
    thing = {"@type": "NewsArticle", "headline": TITLE, "author": author}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


@pytest.mark.parametrize(
    "above",
    [
        "<p>By Ole Munt, Local Democracy Reporter ole.munt@echo.example @olemunt</p>",
        '<ul class="byline"><li>Ole Munt</li><li>Political editor</li><li>@olemunt</li></ul>',
        '<p class="byline">By political reporter <a rel="author" href="/staff/ole">Ole Munt</a></p>',
        '<div class="article-author"><span>Ole Munt</span><span>Coast correspondent</span></div>',
        '<p><a href="/author/ole-munt">Ole Munt</a> for the Skerry Echo</p>',
        '<div class="author-box"><div class="author-box__name">Ole Munt</div><p>Covers the coast.</p></div>',
        "<p>Words by Ole Munt for The Skerry Echo</p>",
        '<span itemprop="author"><span itemprop="name">Ole Munt</span>, editor</span>',
    ],
)
def test_a_byline_is_a_name_alone(above: str) -> None:
    assert byline(above) == "Ole Munt"


@pytest.mark.parametrize(
    "author",
    [
        {"@type": "Person", "name": "Ole Munt"},
        [{"@type": "Person", "name": "Ole Munt"}],
        "Ole Munt",
        {"name": ["Ole Munt"]},
        [[{"@type": "Person", "name": "Ole Munt"}]],
        {"@type": "Person", "givenName": "Ole", "familyName": "Munt"},
        {"@type": "Person", "name": "Ole Munt\u200b Vessel Bay. Correspondent"},
        {"@type": "Person", "name": "Ole Munt, PhD"},
        [{"@type": "Organization", "name": "Hesk Today"}, {"@type": "Person", "name": "Ole Munt"}],
    ],
)
def test_data_for_machines_names_persons(author: object) -> None:
    assert byline(head=data(author)) == "Ole Munt"


@pytest.mark.parametrize(
    "author", [None, 5, [], {}, {"name": None}, {"@type": "Organization", "name": "Hesk Today"}]
)
def test_data_that_names_nobody_gives_way_to_what_is_shown(author: object) -> None:
    assert byline("<p>By Ole Munt</p>", data(author)) == "Ole Munt"


def test_several_authors_are_named_once_each() -> None:
    both = data(
        [{"@type": "Person", "name": name} for name in ("Ole Munt", "Ann Pell", "Ole Munt")]
    )
    assert byline(head=both) == "Ole Munt, Ann Pell"
    assert (
        byline("<p>By Ole Munt, Ann Pell and Mara Quill</p>") == "Ole Munt, Ann Pell and Mara Quill"
    )


@pytest.mark.parametrize(
    "author", ["Skerry Broadcasting", "SKERRY BROADCASTING", "admin", "https://x.example/ole"]
)
def test_the_organisation_is_no_author(author: str) -> None:
    meta = f'<meta name="author" content="{author}">{SITE}'
    assert byline("<p>By Ole Munt</p>", meta) == "Ole Munt"
    assert byline(head=meta) is None


def test_a_person_may_have_a_site_by_name() -> None:
    site = '<meta property="og:site_name" content="Ole Munt">'
    assert byline(head=site + data({"@type": "Person", "name": "Ole Munt"})) == "Ole Munt"


@pytest.mark.parametrize(
    ("above", "who"),
    [
        ('<p class="byline">Monday August 27, 2018 10:05 am PDT by Ole Munt</p>', "Ole Munt"),
        ("<p>Ole Munt on April 4, 2022 at 10:43 am</p>", "Ole Munt"),
        ('<div class="byline">February 25, 2021</div>', None),
        ('<div class="byline"><a href="/author/ole">Ole Munt</a> <a href="mailto:o@x.example">Email '
         "the author</a></div>", "Ole Munt"),
    ],
)  # fmt: skip
def test_a_date_or_an_address_beside_a_name_is_no_author(above: str, who: str | None) -> None:
    assert byline(above) == who


def test_authors_of_other_stories_are_none_of_this_one() -> None:
    river = '<div class="byline">2 hours ago <a href="/author/ann-pell/">Ann Pell</a></div>'
    assert (
        byline(f'<div class="byline">by <a href="/author/ole/">Ole Munt</a></div>{TEXT}{river}')
        == "Ole Munt"
    )


def test_a_name_may_begin_as_a_byline_does() -> None:
    assert byline(head=data({"@type": "Person", "name": "Byrne Munt"})) == "Byrne Munt"
    assert byline("<p>By Byrne Munt</p>") == "Byrne Munt"
