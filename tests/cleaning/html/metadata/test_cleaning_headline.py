"""The title of a page is the headline that its reader sees."""

from __future__ import annotations

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned

SITE = "Skerry Echo"
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(body: str, title: str | None = None, og: str | None = None, more: str = "") -> str:
    head = f"<title>{title}</title>" if title else ""
    head += f'<meta property="og:title" content="{og}">' if og else ""
    return f'<html><head><meta charset="utf-8">{head}{more}</head><body><article>{body}{TEXT}</article>'


SITE_NAME = f'<meta property="og:site_name" content="{SITE}">'


@pytest.mark.parametrize(
    ("title", "more"),
    [
        (f"{TITLE} - {SITE}", SITE_NAME),
        (f"{SITE} | {TITLE}", SITE_NAME),
        (f"{TITLE} | {SITE}", ""),
        (f"{TITLE} — News — {SITE}", SITE_NAME + '<link rel="canonical" href="http://news.example/a">'),
        (f"{TITLE} - Skerryecho", '<link rel="canonical" href="https://www.skerry-echo.example/a">'),
        (f"{TITLE} - {SITE}", '<script type="application/ld+json">{"@type": "NewsArticle", '
         f'"datePublished": "2025-05-05", "publisher": {{"name": "{SITE}"}}}}</script>'),
    ],
)  # fmt: skip
def test_a_title_is_without_its_site(title: str, more: str) -> None:
    assert cleaned(html=page("", title, title, more)).title == TITLE


@pytest.mark.parametrize(
    "og",
    [
        f"{TITLE} - Skerry Echo Co. %100 Local",
        "Lighthouse at Skerry Point goes dark after...",
        "Lighthouse at Skerry Point…",
        "Skerry Point's lighthouse goes dark",
        "Old lamp, new museum",
        None,
    ],
)
def test_the_headline_that_is_shown_goes_before_what_is_claimed(og: str | None) -> None:
    article = cleaned(html=page(f"<h1>{TITLE}</h1>", og, og))
    assert article.title == TITLE
    assert article.text == BODY


@pytest.mark.parametrize(
    "logo",
    [
        f"<h1>{SITE}</h1>",
        f'<h1 class="logo"><a href="/">{SITE}</a></h1>',
        "<h1>Coast news</h1>",
        f"<h1>{SITE}</h1><h1>Search</h1>",
    ],
)
@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_a_logo_or_section_is_no_headline(logo: str, tag: str) -> None:
    html = page(f"{logo}<{tag}>{TITLE}</{tag}>", f"{TITLE} | {SITE}", TITLE, SITE_NAME)
    assert cleaned(html=html).title == TITLE


def test_nor_is_a_logo_of_more_words_than_the_headline() -> None:
    logo = "Harbour Diary – Notes of a Spring"
    name = f'<meta property="og:site_name" content="{logo}">'
    html = page(f"<h1>{logo}</h1><h2>The last lamp</h2>", f"The last lamp | {logo}", more=name)
    assert cleaned(html=html).title == "The last lamp"
    assert cleaned(html=page("", f"{TITLE} | {logo}", more=name)).title == TITLE


@pytest.mark.parametrize(
    "headline",
    [
        f'<h1><span class="kicker">Harbour</span>{TITLE}</h1>',
        f"<h1><small>Harbour news</small><br>{TITLE}</h1>",
        f"<h1>{TITLE}<small>Updated</small></h1>",
        f'<p class="kicker">Harbour</p><h1>{TITLE}</h1>',
        "<h1>Lighthouse at Skerry Point<br>goes dark after 140 years</h1>",
        f"<h1>{TITLE.upper()}</h1>",
    ],
)
def test_a_headline_is_without_its_kicker_and_its_form(headline: str) -> None:
    article = cleaned(html=page(headline, f"{TITLE} | {SITE}", TITLE))
    assert article.title == TITLE
    assert article.text == BODY


def test_a_cut_title_is_mended_by_one_that_is_whole() -> None:
    cut = "Lighthouse at Skerry Point goes..."
    assert cleaned(html=page("", TITLE, cut)).title == TITLE
    assert cleaned(html=page("", cut, cut)).title == cut


def test_a_title_of_another_script_is_found_too() -> None:
    headline = "町議会は古い灯台を閉鎖することを決めた"
    assert cleaned(html=page(f"<h1>{headline}</h1>", f"{headline}｜港新聞")).title == headline


@pytest.mark.parametrize(
    "title",
    [f"{TITLE} - {SITE}", f"{TITLE} | Harbour", "Lighthouse at Skerry Point goes dark after"],
)
def test_a_line_that_says_most_of_a_records_title_is_no_paragraph(title: str) -> None:
    article = cleaned(f"{TITLE}\n\n{BODY}", title=title)
    assert article.text == BODY


@pytest.mark.parametrize("blog", ["omunt", "The Munt"])
def test_the_name_of_a_blog_is_no_headline(blog: str) -> None:
    assert cleaned(html=page(f"<h1>{blog}</h1>", f"Codename: Lamp at Sea - {blog}")).title == (
        "Codename: Lamp at Sea"
    )


@pytest.mark.parametrize(
    "title",
    [
        "Lamps: what they are and how the harbour got them",
        "Plus - Minus announce first lamp in a decade",
        "ARM : le phare change de mains",
    ],
)
def test_a_title_with_a_colon_or_a_dash_is_whole(title: str) -> None:
    assert cleaned(html=page("", title)).title == title
    assert cleaned(html=page(f"<h1>{title}</h1>", f"{title} | {SITE}")).title == title


def test_an_empty_heading_hides_none() -> None:
    assert cleaned(html=page(f"<h1></h1><h2>{TITLE}</h2>", TITLE)).title == TITLE


@pytest.mark.parametrize(
    "headline", ["« On ne dort plus », disent les marins", "« On ne dort plus du tout »"]
)
def test_a_quotation_in_a_headline_keeps_its_marks(headline: str) -> None:
    body = f"<h1>{headline}</h1>"
    assert cleaned(html=page(body, f"{headline} » {SITE}", headline, SITE_NAME)).title == headline
