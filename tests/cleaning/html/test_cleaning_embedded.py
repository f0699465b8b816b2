"""An article that only a page's data for machines has is found there, and its record says so."""

from __future__ import annotations

import json
from html import escape
from typing import Any

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned, refused

FROM_DATA = "the article is taken from the page's data, since its text shows less of it"
SHELL = '<nav><a href="/">Home</a></nav><div id="root"></div><footer>© Skerry Media</footer>'
MORE = [{"title": f"Story {k}", "summary": f"A teaser of story number {k}."} for k in range(9)]


def page(data: Any, body: str = SHELL, kind: str = "application/ld+json") -> str:
    script = f'<script type="{kind}">{json.dumps(data)}</script>'
    return f'<html lang="en"><head><title>{TITLE}</title>{script}</head><body>{body}</body></html>'


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "NewsArticle", "headline": TITLE, "articleBody": BODY},
        {"@graph": [{"@type": "WebSite"}, {"@type": "Article", "articleBody": BODY}]},
        [{"@type": "Article", "articleBody": "".join(f"<p>{each}</p>" for each in PARAGRAPHS)}],
    ],
    ids=["plain", "graph", "markup"],
)
def test_the_body_of_json_ld_is_the_article_of_a_page_that_shows_none(data: Any) -> None:
    article = cleaned(html=page(data))
    assert article.text == BODY
    assert article.warnings == (FROM_DATA,)


@pytest.mark.parametrize("odd", ["\x03", "\x0b", "\x00", "\ud800"])
def test_characters_that_json_escapes_are_repaired(odd: str) -> None:
    markup = "".join(f"<p>{each}</p>" for each in (odd + PARAGRAPHS[0], *PARAGRAPHS[1:]))
    for body in (markup, odd + BODY):
        text = cleaned(html=page({"headline": TITLE, "articleBody": body})).text
        assert text.lstrip("\ufffd") == BODY


def test_characters_that_markup_cannot_have_are_no_obstacle() -> None:
    shown = f"<article><h1>{TITLE}</h1>{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}</article>"
    article = cleaned(html=page({"articleBody": "<p>\uffff</p>"}, shown))
    assert (article.text, article.warnings) == (BODY, ())


def test_so_it_is_where_the_page_shows_its_beginning_only() -> None:
    teaser = f"<article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p></article>"
    article = cleaned(html=page({"articleBody": BODY}, teaser))
    assert (article.text, article.warnings) == (BODY, (FROM_DATA,))


def test_what_the_page_shows_is_not_taken_from_its_data() -> None:
    shown = f"<article><h1>{TITLE}</h1>{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}</article>"
    article = cleaned(html=page({"articleBody": " ".join(PARAGRAPHS)}, shown))
    assert (article.text, article.warnings) == (BODY, ())


@pytest.mark.parametrize(
    "article",
    [
        {"title": TITLE, "body": [{"type": "p", "text": each} for each in PARAGRAPHS]},
        {"byId": {"a81": {"content": "".join(f"<p>{each}</p>" for each in PARAGRAPHS)}}},
    ],
    ids=["parts", "markup"],
)
def test_the_state_of_a_page_that_a_script_renders_has_the_article(article: Any) -> None:
    state = {"props": {"pageProps": {"article": article, "more": MORE}}}
    assert cleaned(html=page(state, kind="application/json")).text == BODY
    assigned = f"<script>window.__STATE__ = {json.dumps(state)};</script>"
    assert cleaned(html=page({}, SHELL + assigned)).text == BODY


@pytest.mark.parametrize("name", ["data-react-props", "data-page", "data-initial-state"])
def test_so_has_a_state_in_an_attribute(name: str) -> None:
    story = {"title": TITLE, "parts": [{"html": f"<p>{each}</p>"} for each in PARAGRAPHS]}
    state = escape(json.dumps({"locale": "en", "story": story, "more": MORE}))
    assert cleaned(html=page({}, f'{SHELL}<div {name}="{state}"></div>')).text == BODY


@pytest.mark.parametrize("kind", ["text/template", "text/x-template", "text/x-handlebars-template"])
def test_so_has_a_template_that_a_script_shows(kind: str) -> None:
    parts = [f"<p>{each}</p>" for each in PARAGRAPHS]
    parts.insert(2, "<h2>What becomes of the lamp</h2>")
    body = f'<article><script type="{kind}">{"".join(parts)}</script></article>'
    article = cleaned(html=page({}, SHELL + body))
    assert article.text == "\n\n".join(
        [*PARAGRAPHS[:2], "What becomes of the lamp", *PARAGRAPHS[2:]]
    )
    assert article.warnings == (FROM_DATA,)


def test_a_template_of_a_page_s_controls_is_no_article() -> None:
    rows = "".join(f"<li>{{{{item.name_{k}}}}}</li><li>Add to basket</li>" for k in range(60))
    script = f'<script type="text/template"><ul>{rows}</ul></script>'
    assert refused(html=page({}, SHELL + script)).startswith("no article in it")


@pytest.mark.parametrize(
    "life",
    [
        "Hanna Brodd has written about lighthouses and the people who keep them since 1998. She was "
        "the Echo's correspondent in Ostrey for ten years, and won the Vessel prize for a series on "
        "fog. She lives in the tower at Skerry Point with two dogs and teaches at the town's school.",
        "Ole Munt fell in love with the sea when he was eleven and ran away to it a year later. He "
        "is the author of three novels and a column on tides, and has served on the harbour board "
        "of Telmouth since the last election.",
    ],
    ids=["reporter", "columnist"],
)
def test_an_author_s_life_does_not_stand_for_the_article_that_the_data_has(life: str) -> None:
    shown = f"<article><h1>{TITLE}</h1></article><div><p>{life}</p></div>"
    longer = " ".join(
        [*PARAGRAPHS, *(f"Ship {k} passed Skerry Point in the dark." for k in range(40))]
    )
    article = cleaned(html=page({"headline": TITLE, "articleBody": longer}, shown))
    assert article.text == longer
    assert FROM_DATA in article.warnings


def test_a_page_that_shows_an_article_keeps_it_though_its_data_has_a_longer_one() -> None:
    entries = [
        f"Keeper {k} of the lighthouse said that the fog of day {k} had been the worst for "
        f"{k + 2} years, and that the ferry to Ostrey would wait for it to lift before noon."
        for k in range(120)
    ]
    shown = "".join(f"<p>{each}</p>" for each in entries[:50])
    body = f"<article><h1>{TITLE}</h1>{shown}</article>"
    data = {"headline": TITLE, "articleBody": "\n".join(entries)}
    article = cleaned(html=page(data, body))
    assert article.text == "\n\n".join(entries[:50])


def test_entries_of_a_live_blog_stand_in_order_below_their_times() -> None:
    entries = [
        {"datePublished": f"2025-05-05T1{k}:00", "headline": "Lamp", "articleBody": paragraph}
        for k, paragraph in enumerate(PARAGRAPHS)
    ]
    text = cleaned(html=page({"@type": "LiveBlogPosting", "liveBlogUpdate": entries})).text
    assert text.split("\n\n")[:4] == ["10:00", "Lamp", PARAGRAPHS[0], "11:00"]


def test_where_they_are_of_several_days_each_has_its_own() -> None:
    entries = [
        {"datePublished": f"2025-05-0{k + 1}T10:00", "articleBody": paragraph}
        for k, paragraph in enumerate(PARAGRAPHS)
    ]
    text = cleaned(html=page({"@type": "LiveBlogPosting", "liveBlogUpdate": entries})).text
    assert text.split("\n\n")[::2] == [f"2025-05-0{k + 1} 10:00" for k in range(len(PARAGRAPHS))]


def test_posts_in_a_state_stand_in_order_below_their_times_however_short() -> None:
    said = ["It rains.", *PARAGRAPHS]
    posts = [
        {
            "id": k,
            "publishedAt": f"2025-05-05T1{k}:00:00Z",
            "title": f"Post {k}",
            "body": f"<p>{text}</p>",
        }
        for k, text in enumerate(said)
    ]
    state = {"props": {"article": {"title": TITLE, "posts": posts}, "more": MORE}}
    text = cleaned(html=page(state, kind="application/json")).text
    expected = [line for k, each in enumerate(said) for line in (f"1{k}:00", f"Post {k}", each)]
    assert text.split("\n\n") == expected


RECIPE = {
    "@type": "Recipe",
    "name": TITLE,
    "recipeIngredient": ["600 g haddock", "2 leeks"],
    "recipeInstructions": [
        {"@type": "HowToStep", "text": "Put the fish into a wide pan and simmer it in milk."},
        {
            "@type": "HowToSection",
            "name": "The top",
            "itemListElement": [
                {"@type": "HowToStep", "text": "Mash the potatoes and bake the pie."}
            ],
        },
    ],
}
LINES = [
    *("600 g haddock", "2 leeks", "Put the fish into a wide pan and simmer it in milk."),
    *("The top", "Mash the potatoes and bake the pie."),
]


def test_a_recipe_that_a_script_shows_stands_below_the_article() -> None:
    shown = f"<article><h1>{TITLE}</h1>{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}</article>"
    article = cleaned(html=page({"@graph": [RECIPE]}, shown))
    assert article.text.split("\n\n") == [*PARAGRAPHS, *LINES]
    assert article.warnings == (
        "the recipe is taken from the page's data, since its text does not show it",
    )


@pytest.mark.parametrize("name", ["Fish pie", "", None, "Lighthouse", "Skerry"])
def test_a_recipe_of_another_name_or_of_none_is_not_the_pages(name: str | None) -> None:
    shown = f"<article><h1>{TITLE}</h1>{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}</article>"
    article = cleaned(html=page({"@graph": [RECIPE | {"name": name}]}, shown))
    assert (article.text, article.warnings) == (BODY, ())


def test_a_recipe_is_the_pages_however_its_name_is_escaped() -> None:
    name = "Leeks &amp; haddock from Hanna&#8217;s tower"
    shown = f"<article><h1>{name}</h1>{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}</article>"
    article = cleaned(html=page(RECIPE | {"name": name}, shown))
    assert article.text.split("\n\n") == [*PARAGRAPHS, *LINES]


def test_an_article_and_a_recipe_may_both_be_in_the_data_alone() -> None:
    story = {"@type": "NewsArticle", "headline": TITLE, "articleBody": BODY}
    teaser = f"<article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p></article>"
    article = cleaned(html=page({"@graph": [RECIPE, story]}, teaser))
    assert article.text.split("\n\n") == [*PARAGRAPHS, *LINES]
    assert article.warnings == (
        FROM_DATA,
        "the recipe is taken from the page's data, since its text does not show it",
    )


@pytest.mark.parametrize(
    "wrapping", ["//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/{}/*]]>*/", "<!--{}-->"]
)
def test_json_ld_wrapped_for_xhtml_has_the_article_too(wrapping: str) -> None:
    data = wrapping.replace("{}", json.dumps({"headline": TITLE, "articleBody": BODY}))
    script = f'<script type="application/ld+json">{data}</script>'
    assert cleaned(html=f"<html><body><h1>{TITLE}</h1>{script}</body></html>").text == BODY


def test_of_what_is_replaced_each_block_says_whether_the_data_has_it() -> None:
    other = "Hanna Brodd writes about towers."
    teaser = f"<article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><p>{other}</p></article>"
    labels = {
        block.text: (block.label, block.reason)
        for block in cleaned(html=page({"headline": TITLE, "articleBody": BODY}, teaser)).blocks
        if block.label not in ("body", "title")
    }
    why = "the article is taken from the page's data, which"
    assert labels == {
        PARAGRAPHS[0]: ("duplicate", f"{why} has more of it"),
        other: ("related", f"{why} does not have it"),
    }


@pytest.mark.parametrize("said", ["Mayor&#039;s plan &amp; the quay", "Mayor’s plan & the quay"])
def test_the_headline_of_one_of_several_may_be_escaped(said: str) -> None:
    title = "Mayor's plan & the quay"
    others = {"headline": "A swan in the lock", "articleBody": f"{BODY} {BODY}"}
    data = json.dumps([others, {"headline": said, "articleBody": BODY}])
    script = f'<script type="application/ld+json">{data}</script>'
    assert cleaned(html=f"<html><body><h1>{title}</h1>{script}</body></html>").text == BODY


def test_a_list_of_other_stories_does_not_replace_a_brief() -> None:
    others = [
        {"headline": f"Story {k}", "publishedAt": f"2024-03-1{k}T10:00:00Z", "summary": each}
        for k, each in enumerate(PARAGRAPHS)
    ]
    state = {"page": {"title": TITLE, "related": others}}
    brief = "The lighthouse at Skerry Point goes dark tonight, for the first time in a century."
    shown = f"<article><h1>{TITLE}</h1><p>{brief}</p></article>"
    article = cleaned(html=page(state, shown, kind="application/json"))
    assert (article.text, FROM_DATA in article.warnings) == (brief, False)


def test_a_recipe_that_the_page_shows_is_not_taken_from_its_data() -> None:
    items = "".join(f"<li>{line}</li>" for line in LINES)
    shown = f"<article><h1>{TITLE}</h1>{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}<ul>{items}</ul></article>"
    article = cleaned(html=page(RECIPE, shown))
    assert not article.warnings
    assert [block.text for block in article.blocks].count(LINES[2]) == 1


def test_of_several_articles_the_one_is_taken_whose_headline_the_page_has() -> None:
    others = [{"headline": f"Another story {k}", "articleBody": f"{BODY} {BODY}"} for k in range(3)]
    mine = {"headline": TITLE, "articleBody": BODY}
    assert cleaned(html=page([*others, mine])).text == BODY
    assert refused(html=page(others)).startswith("no article in it")


def test_another_article_in_the_data_does_not_replace_the_one_that_the_page_shows() -> None:
    shown = f"<article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></article>"
    others = " ".join(f"Sentence {k} is about the ferry to Hesk and the fog." for k in range(60))
    article = cleaned(html=page({"headline": TITLE, "articleBody": others}, shown))
    assert article.text == "\n\n".join(PARAGRAPHS[:2])
    assert article.warnings == (
        "two candidates for the article: the page's data has another, longer one",
    )


@pytest.mark.parametrize("data", ["{broken", [[[1]]], {"articleBody": 7}, None])
def test_data_of_any_shape_is_no_obstacle(data: Any) -> None:
    assert refused(html=page(data)).startswith("no article in it")


def test_a_page_that_one_pays_to_read_says_so() -> None:
    teaser = f"<article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></article>"
    article = cleaned(html=page({"isAccessibleForFree": False}, teaser))
    assert article.text == "\n\n".join(PARAGRAPHS[:2])
    assert article.warnings == (
        "one pays to read this page: what it shows may be the article's beginning only",
    )
