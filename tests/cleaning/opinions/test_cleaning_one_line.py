"""A page of one line, by which it describes itself, has that line as its text, with a warning."""

from __future__ import annotations

import pytest
from cleaning_articles import cleaned, refused

SITE = "The Skerry Echo"
TITLE = "Minutes of the spring meeting"
FILE = "PDF: minutes-spring"
SCENE = "The old ferry in the ice off Skerry Point on Sunday"
STORIES = "".join(
    f'<div class="teaser"><span>{i} May 2025</span><h3><a href="/{i}">{story}</a></h3></div>'
    for i, story in enumerate(
        (
            "Storm tears roof off the old boathouse",
            "Goats return to the island after ten years",
            "Council votes for a second ferry in summer",
            "Lamp goes to the museum in Vessel Bay",
        ),
        start=1,
    )
)
OF_ONE = '<meta property="og:type" content="article">'
PUBLISHED = '<meta property="article:published_time" content="2026-03-12">'


def page(body: str, described: str, title: str = TITLE, more: str = "") -> str:
    menu = "".join(
        f'<li><a href="/{each}">{each}</a></li>' for each in ("News", "Sport", "Weather")
    )
    claims = (("title", title), ("description", described), ("site_name", SITE))
    head = "".join(f'<meta property="og:{name}" content="{said}">' for name, said in claims)
    shown = f'<header><a href="/">{SITE}</a><nav><ul>{menu}</ul></nav></header><main>{body}</main>'
    foot = f"<section>{STORIES}</section><footer><p>© {SITE}</p></footer>"
    return f'<html lang="en"><head>{head}{more}</head><body>{shown}{foot}</body></html>'


def only(words: int) -> str:
    return f"hardly any text was kept, {words} words: check that it is an article"


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (f"<small>12 March 2026</small><h2>{TITLE}</h2><p>{FILE}</p>", ""),
        (f"<h2>{TITLE}</h2><p>By Ole Munt</p><p>{FILE}</p>", ""),
        (f'<h1>{TITLE}</h1><div><p>PDF: <a href="/m.pdf">minutes-spring</a></p></div>', OF_ONE + PUBLISHED),
    ],
    ids=["date", "byline", "markup"],
)  # fmt: skip
def test_a_post_that_is_the_name_of_a_file_is_its_text(body: str, more: str) -> None:
    article = cleaned(html=page(body, FILE, more=more))
    assert (article.title, article.text) == (TITLE, FILE)
    assert article.warnings == (only(2),)


@pytest.mark.parametrize("credit", ["", ". Photo: Ole Munt"])
def test_so_is_the_caption_of_a_picture(credit: str) -> None:
    figure = f'<figure><img src="f.jpg"><figcaption>{SCENE}{credit}</figcaption></figure>'
    article = cleaned(
        html=page(f"<h1>Picture of the day</h1>{figure}", SCENE, "Picture of the day")
    )
    assert article.text == SCENE + credit
    assert len(article.warnings) == 1


@pytest.mark.parametrize(
    "sentence",
    ["The library is closed on Thursday.", "A fox has sat on the town hall since Monday."],
)
def test_so_is_a_sentence_below_its_headline(sentence: str) -> None:
    body = f"<h1>From the town hall</h1><time>12 March 2026</time><video></video><p>{sentence}</p>"
    article = cleaned(html=page(body, sentence, "From the town hall"))
    assert article.text == sentence
    assert len(article.warnings) == 1


def test_a_line_that_says_the_headline_again_is_none() -> None:
    body = f"<h1>{TITLE}</h1><time>12 March 2026</time><p>{TITLE}</p>"
    assert refused(html=page(body, TITLE, more=OF_ONE)).startswith("no article in it")


@pytest.mark.parametrize("more", ["", OF_ONE], ids=["nothing", "of one"])
def test_nor_is_what_a_front_page_calls_itself(more: str) -> None:
    motto = "All the sport from the islands"
    html = page(f"<h1>Sport</h1><p>{motto}</p>{STORIES}", motto, "Sport", more)
    assert refused(html=html).startswith("no article in it")


def test_nor_is_a_notice_of_the_site() -> None:
    body = "<h1>The last lamp</h1><time>12 March 2026</time><p>We use cookies</p>"
    html = page(body, "We use cookies", "The last lamp", OF_ONE + PUBLISHED)
    assert refused(html=html).startswith("no article in it")


def test_nor_is_a_motto_above_the_headline() -> None:
    motto = "News from the islands"
    html = page(f"<p>{motto}</p><h1>{TITLE}</h1>", motto, more=OF_ONE + PUBLISHED)
    assert refused(html=html).startswith("no article in it")
