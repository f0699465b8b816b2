"""Where a block stands in a page's tree is told by what is likely, and by the headline."""

from __future__ import annotations

import numpy as np

from summarise.cleaning.html.page import Page, parse_page
from summarise.cleaning.opinions.tree import COLUMNS, describe_places

PAGE = (
    "<html><body><div><ul><li>Tides</li><li>Boats</li></ul></div>"
    "<main><h1>The ferry is back</h1><section><p>It sailed at nine.</p><p>It was full.</p><p>Few paid.</p></section></main>"
    "<footer><p>Skerry Media</p></footer></body></html>"
)
LIKELY = ("It sailed at nine.", "It was full.", "Few paid.")


def described(page: Page, headline: int) -> dict[str, dict[str, float]]:
    texts = [block.text for block in page.segments]
    mass = np.array([4.0 if text in LIKELY else 0.0 for text in texts])
    columns = describe_places(page.markup, mass, headline)
    return {
        name: dict(zip(texts, np.round(column, 6).tolist(), strict=True))
        for name, column in zip(COLUMNS, columns, strict=True)
    }


def test_a_block_is_as_far_from_the_article_as_the_element_that_has_most_of_it() -> None:
    far = described(parse_page(PAGE), -1)["from_most"]
    assert (
        far["It sailed at nine."] == far["It was full."] > 0
    )  # their own elements have a third each
    assert far["Tides"] > far["The ferry is back"]


def test_a_block_is_as_far_from_the_headline_as_the_element_that_has_both() -> None:
    page = parse_page(PAGE)
    headline = [block.text for block in page.segments].index("The ferry is back")
    found = described(page, headline)
    far = found["from_headline"]
    assert far["The ferry is back"] == 0
    assert far["It was full."] < far["Tides"]
    assert found["share_with_headline"]["It was full."] == 1


def test_without_a_headline_every_block_is_under_the_whole_page() -> None:
    assert set(described(parse_page(PAGE), -1)["share_with_headline"].values()) == {1.0}


def test_blocks_in_elements_of_the_same_tag_and_names_are_alike() -> None:
    card = '<div class="card-{}"><p class="lead">A story of {}.</p></div>'
    page = parse_page(
        f"<html><body>{card.format(1, 'one')}{card.format(2, 'two')}<p>Other.</p></body></html>"
    )
    first, second, other = page.markup.alike.tolist()
    assert first == second != other
    assert page.markup.parents[0] != page.markup.parents[1]
