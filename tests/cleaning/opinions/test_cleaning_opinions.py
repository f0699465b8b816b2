"""No single voice decides what a page's article is, and doubt that remains is a warning."""

from __future__ import annotations

from typing import Any

import pytest
import trafilatura
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned
from trafilatura.settings import Document

CONSENT = (
    "We value your privacy. We and our partners store and read information on your device, such as "
    "cookies, and process personal data for advertising, measurement and research. You may consent "
    "to our processing as described above, or refuse it before you go on.",
    "Some processing of your data may not need your consent, but you have a right to object to it. "
    "You can change your preferences at any time when you come back to this site.",
)
REPRINT = (
    "This text may be reprinted free of charge if its source is named and a copy is sent to the "
    "publisher. All other rights stay with its authors. The office answers requests for pictures "
    "within two working days, and it charges nothing for them.",
)
NAVIGATION = (
    '<nav><ul><li><a href="/">Harbour news</a></li><li><a href="/t">Tides</a></li></ul></nav>'
)
FOOTER = "<footer><p>© Skerry Media</p></footer>"
ARTICLE = f"<h1>{TITLE}</h1>" + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, title: str = TITLE) -> str:
    head = f"<head><title>{title}</title></head>"
    return f'<html lang="en">{head}<body>{NAVIGATION}{body}{FOOTER}</body></html>'


@pytest.mark.parametrize("other", [CONSENT, REPRINT], ids=["consent", "reprint"])
@pytest.mark.parametrize(
    "layout",
    [
        '<div id="box">{other}</div><main><aside class="content">{article}</aside></main>',
        '<div class="comment-page" id="comments">{article}</div><section>{other}</section>',
        '<div class="wrap"><div class="x1">{article}</div></div><article>{other}</article>',
        '<div>{other}</div><div class="footer-wrap"><div class="sidebar-left">{article}</div></div>',
    ],
    ids=["aside", "comments", "article elsewhere", "sidebar"],
)
def test_an_article_is_found_whatever_its_elements_are_called(
    layout: str, other: tuple[str, ...]
) -> None:
    html = page(layout.format(article=ARTICLE, other=paragraphs(other)))
    assert cleaned(html=html).text == BODY


def take(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let the extractor take a text for the article of every page."""

    def extract(tree: Any, **options: Any) -> Document:
        return Document.from_dict({"text": text})

    monkeypatch.setattr(trafilatura, "bare_extraction", extract)


@pytest.mark.parametrize("other", [CONSENT, REPRINT], ids=["consent", "reprint"])
def test_what_an_extractor_takes_for_the_article_does_not_replace_it(
    monkeypatch: pytest.MonkeyPatch, other: tuple[str, ...]
) -> None:
    take(monkeypatch, "\n".join(other))
    body = f'<div class="box">{paragraphs(other)}</div><div class="b">{ARTICLE}</div>'
    assert cleaned(html=page(body)).text == BODY


def test_an_extractor_that_finds_nothing_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    take(monkeypatch, "")
    assert cleaned(html=page(f"<article>{ARTICLE}</article>")).text == BODY


FERRY = (
    "The ferry to Hesk was halted for most of Monday since thick fog closed the channel for the "
    "second time in a week, and about 400 passengers waited at the quay until the evening.",
    "The harbour master said that two sailings had been cancelled, and that a third had turned "
    "back after forty minutes at sea because its radar had failed.",
    "Passengers were offered rooms in three hotels, and the operator said that it expected to run "
    "a full timetable on Tuesday if the wind rose in the night.",
)


def test_a_standfirst_that_the_markup_names_is_not_said_again_in_the_text() -> None:
    said = "The last keeper of the light says that nobody on the island was asked before it went."
    head = f'<head><title>{TITLE}</title><meta property="og:description" content="{said}"></head>'
    top = f"<h1>{TITLE}</h1><p>{said}</p><p>By Ole Munt</p>"
    article = cleaned(
        html=f'<html lang="en">{head}<body><article>{top}{paragraphs(tuple(PARAGRAPHS))}</article></body></html>'
    )
    assert article.standfirst == said
    assert article.text == BODY


def test_an_article_of_a_few_words_is_kept_with_a_warning() -> None:
    lines = "<h2>Places</h2><p>Ada: Telmouth.</p><p>Bo: Skerry.</p><h2>Film</h2><p>Harbour 400.</p>"
    aside = "<aside><h3>Other swaps</h3><ul><li><a href='/1'>The winter films</a></li></ul></aside>"
    html = page(
        f'<div class="entry-content"><h1>Swapped films</h1>{lines}</div>{aside}', "Swapped films"
    )
    article = cleaned(html=html)
    assert article.text.split("\n\n")[1:3] == ["Ada: Telmouth.", "Bo: Skerry."]
    assert "hardly any text was kept" in article.warnings[0]


def test_a_page_of_one_sentence_is_that_sentence() -> None:
    html = "<html><body><div><p>Lobster pots only.</p></div></body></html>"
    assert cleaned(html=html).text == "Lobster pots only."


def test_a_paragraph_that_an_images_credit_runs_into_is_kept() -> None:
    credit = "<span>© Ada Lindqvist/Skerry Pictures</span> "
    html = page(f"<article>{ARTICLE.replace('<p>', '<p>' + credit, 1)}</article>")
    text = cleaned(html=html).text
    assert PARAGRAPHS[0] in text
    assert "Skerry Media" not in text


TRAINING = (
    "In the first week you row for twenty minutes along the shore and rest for as long as you like, "
    "with the tide in your back both ways if the tables allow it, so that nobody is put off.",
    "In the second week you row twice around the island of Hesk, which takes an hour in a calm, and "
    "you note how far each stroke carries the boat, for that is what the plan is about.",
    "In the third week you row against the wind from Skerry Point to the mill, and the harbour master "
    "will tell you on which mornings there is enough of it to be worth the trouble.",
)


def test_a_paragraph_that_stands_twice_in_one_element_is_kept_and_a_copy_elsewhere_is_not() -> None:
    again = (*TRAINING, TRAINING[0])
    html = page(
        f"<article><h1>How to row to the mill</h1>{paragraphs(again)}</article>",
        "How to row to the mill",
    )
    assert cleaned(html=html).text == "\n\n".join(again)
    copy = f"<aside><div>{paragraphs(TRAINING[:1])}</div></aside>"
    html = page(
        f"<article><h1>How to row to the mill</h1>{paragraphs(TRAINING)}</article>{copy}",
        "How to row to the mill",
    )
    assert cleaned(html=html).text == "\n\n".join(TRAINING)


def test_another_article_that_a_page_goes_on_with_is_left_out_with_a_warning() -> None:
    other = f"<article><h1>Ferry to Hesk halted by fog</h1>{paragraphs(FERRY)}</article>"
    article = cleaned(html=page(f"<main><article>{ARTICLE}</article>{other}</main>"))
    assert article.text == BODY
    assert "another article follows on the page: only the first was kept" in article.warnings


def test_entries_of_a_live_blog_are_no_other_articles() -> None:
    entries = "".join(
        f"<article><h2>{hour}:30</h2><p>{paragraph}</p></article>"
        for hour, paragraph in enumerate(PARAGRAPHS, 9)
    )
    text = cleaned(html=page(f"<main><h1>{TITLE}</h1>{entries}</main>")).text
    assert [each for each in text.split("\n\n") if each in PARAGRAPHS] == list(PARAGRAPHS)


def test_a_box_about_the_author_below_the_article_is_left_out() -> None:
    author = (
        "Petra Ohlsen has written about harbours and ships since 2009. Before that she worked for a "
        "shipping paper in Vessel Bay, and she still sails on weekends."
    )
    html = page(f'<div>{ARTICLE}</div><div class="author-box"><p>{author}</p></div>')
    assert cleaned(html=html).text == BODY


STORIES = {
    "Fog halts the ferry": "The ferry was halted for most of Monday as thick fog closed the channel.",
    "Couple renew their vows": "A couple who were engaged in a phone box have renewed their vows in it.",
    "Why we walk backwards": "A slow walk the wrong way round may help knees and balance, doctors say.",
    "Calories nobody counts": "Crumbs, sips and the ends of sandwiches add up to a meal a week.",
    "Six tips for heating": "From foil to timers, what a winter in an old house has taught a reader.",
}


@pytest.mark.parametrize(
    "card",
    [
        '<div class="card"><h2><a href="/x">{title}</a></h2><p>{text}</p></div>',
        '<article><h3><a href="/x">{title}</a></h3><p>{text}</p><span>7 May 2025</span></article>',
    ],
)
def test_a_list_of_stories_says_so(card: str) -> None:
    cards = "".join(card.format(title=title, text=text) for title, text in STORIES.items())
    article = cleaned(html=page(f"<main><h1>Harbour life</h1>{cards}</main>", "Harbour life"))
    assert "this may be a list of stories, not an article" in article.warnings


@pytest.mark.parametrize("place", [1, 2, 4])
def test_a_table_of_figures_is_kept_or_dropped_as_a_whole(place: int) -> None:
    rows = "".join(f"<tr><td>{year}</td><td>{year - 1900}</td></tr>" for year in range(2019, 2025))
    texts = [f"<p>{each}</p>" for each in PARAGRAPHS]
    texts.insert(place, f"<table><tr><th>Year</th><th>Ships</th></tr>{rows}</table>")
    text = cleaned(html=page(f"<article><h1>{TITLE}</h1>{''.join(texts)}</article>")).text
    assert len({f"{year}, {year - 1900}" in text for year in range(2019, 2025)}) == 1
    assert [each for each in text.split("\n\n") if each in PARAGRAPHS] == list(PARAGRAPHS)
    assert "|" not in text
