"""Markup that HTML takes for text is read as markup, and readings beside words are left out."""

from __future__ import annotations

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned, refused

ARTICLE = f"<h1>{TITLE}</h1>" + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)


def page(body: str) -> str:
    return f"<html><head><title>Skerry Echo</title></head>{body}</html>"


@pytest.mark.parametrize(
    "body",
    [
        '<frameset cols="120,*"><frame src="menu.htm"><noframes><body>{}</body></noframes></frameset>',
        "<frameset><noframes>{}</noframes></frameset>",
        "<body><xmp>{}</xmp></body>",
        "<body><noembed>{}</noembed></body>",
        "<body><p>Edit</p><textarea rows=20>{}</textarea></body>",
        "<body><noscript>{}</noscript><script>show()</script></body>",
        '<body><iframe src="story.htm">{}</iframe></body>',
    ],
)
def test_an_article_inside_an_element_of_text_is_read_as_a_page(body: str) -> None:
    article = cleaned(html=page(body.format(ARTICLE)))
    assert article.text == BODY
    assert article.title == TITLE


def test_what_stands_in_for_a_script_is_left_out_where_the_page_shows_text() -> None:
    aside = (
        "<noscript><p>Please switch on scripts to read the Echo in all its beauty.</p></noscript>"
    )
    assert cleaned(html=page(f"<body>{ARTICLE}{aside}</body>")).text == BODY


def test_markup_to_copy_stays_out_of_the_article() -> None:
    code = f'<textarea><div class="embed"><p>{TITLE}</p><p>Skerry Echo</p></div></textarea>'
    assert cleaned(html=page(f"<body><article>{ARTICLE}{code}</article></body>")).text == BODY


def test_a_page_without_any_text_is_still_refused() -> None:
    assert "no text in it" in refused(html=page("<body><noscript></noscript></body>"))


@pytest.mark.parametrize(
    "ruby",
    [
        "<ruby>北山<rt>きたやま</rt></ruby>",
        "<ruby>北山<rp>（</rp><rt>きたやま</rt><rp>）</rp></ruby>",
        "<ruby><rb>北山</rb><rt>きたやま</ruby>",
    ],
)
def test_readings_beside_words_are_left_out(ruby: str) -> None:
    inner = "".join(
        f"<p>{ruby}市は四日、老朽化した灯台を来春に取り壊し、跡地に公園を整備すると発表した。{each}</p>"
        for each in (
            "市民からは惜しむ声が上がっている。",
            "費用は二億円を見込んでいる。",
            "工事は五月に始まる予定だ。",
        )
    )
    text = cleaned(html=page(f"<body><article>{inner}</article></body>")).text
    assert text.startswith("北山市は四日")
    assert "きたやま" not in text


def test_a_reading_that_is_not_closed_takes_no_text_with_it() -> None:
    line = f"<p>The <ruby>lamp<rt>{PARAGRAPHS[0]}</p>"
    article = cleaned(html=page(f"<body><article>{line}{ARTICLE}</article></body>"))
    assert f"The lamp {PARAGRAPHS[0]}" in article.text


def test_a_long_reading_beside_many_words_is_left_out() -> None:
    base, reading = "北山町立灯台資料館", "きたやまちょうりつとうだいしりょうかん様"
    line = f"<p><ruby>{base}<rt>{reading}</rt></ruby> opened beside the tower. {PARAGRAPHS[0]}</p>"
    article = cleaned(html=page(f"<body><article>{line}{ARTICLE}</article></body>"))
    assert f"{base} opened beside the tower." in article.text
