"""What a page strikes out or hides is none of its article, unless most of the article is hidden."""

from __future__ import annotations

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned

from summarise.cleaning.html.page import parse_page

CLAIM = "The keeper, Arno Brodd, has been arrested for selling the lamp, the agency said on Monday."
WITH_LINE = [*PARAGRAPHS[:2], "{}", *PARAGRAPHS[2:]]


def page(*paragraphs: str, wrap: str = "<article>{}</article>") -> str:
    inner = f"<h1>{TITLE}</h1>" + "".join(
        each if each.startswith("<") else f"<p>{each}</p>" for each in paragraphs
    )
    menu = "<nav><a href=/>Harbour news</a></nav>"
    return f"<html lang=en><head><title>{TITLE}</title></head><body>{menu}{wrap.format(inner)}</body></html>"


def with_line(line: str) -> str:
    return page(*PARAGRAPHS[:2], line, *PARAGRAPHS[2:])


@pytest.mark.parametrize(
    "line",
    [
        f"<p><strike>{CLAIM}</strike></p>",
        f"<p><b><s>{CLAIM}</s></b></p>",
        f"<del><p>{CLAIM}</p></del>",
        f'<p style="text-decoration: line-through">{CLAIM}</p>',
        f"<p><del>{CLAIM[:42]}</del> <s>{CLAIM[42:]}</s></p>",
    ],
)
def test_a_paragraph_that_is_struck_out_is_dropped_and_told(line: str) -> None:
    article = cleaned(html=with_line(line))
    assert article.text == BODY
    [warning] = article.warnings
    assert warning.startswith("left out 16 words that the page hides or strikes out")
    assert "The keeper, Arno Brodd" in warning


@pytest.mark.parametrize(
    "line",
    [
        f"<p hidden>{CLAIM}</p>",
        f'<p style="display: none">{CLAIM}</p>',
        f'<div style="color:red;VISIBILITY:hidden"><p>{CLAIM}</p></div>',
        f'<p style="DISPLAY : NONE !important">{CLAIM}</p>',
        f"<p><span hidden>{CLAIM}</span></p>",
    ],
)
def test_a_paragraph_that_is_hidden_is_dropped_with_that_reason(line: str) -> None:
    article = cleaned(html=with_line(line))
    assert article.text == BODY
    [block] = [block for block in article.blocks if block.text == CLAIM]
    assert block.reason == "the page hides it, or strikes it out"


@pytest.mark.parametrize(
    "struck",
    [
        "<s>{}</s>",
        "<del>{}</del>",
        '<span style="text-decoration:line-through">{}</span>',
        '<b style="color:red;Text-Decoration-Line: underline line-through">{}</b>',
        '<s><span style="text-decoration:line-through">{}</span></s>',
        '<span style="text-decoration:line-through"><s>{}</s></span>',
        "<span hidden>{}</span>",
        '<a href="/x" style="display:none">{}</a>',
    ],
)
def test_words_of_a_line_that_are_struck_out_or_hidden_are_left_out(struck: str) -> None:
    line = f"The keeper has {struck.format('died')} been discharged from the clinic at Vessel Bay."
    article = cleaned(html=with_line(line))
    assert "The keeper has been discharged from the clinic" in article.text
    assert any("“died”" in each for each in article.warnings) == (
        "hidden" not in struck and "none" not in struck
    )


@pytest.mark.parametrize(
    "line",
    [
        f'<p aria-hidden="true">{CLAIM}</p>',
        f'<p style="overflow: hidden; float: none">{CLAIM}</p>',
        f'<p hidden="until-found">{CLAIM}</p>',
        f"<p><ins>{CLAIM}</ins></p>",
        f'<p style="-webkit-backface-visibility: hidden">{CLAIM}</p>',
        f'<p><span style="backface-visibility:hidden">{CLAIM}</span></p>',
        f'<p style="--display:none; display:block">{CLAIM}</p>',
        f'<p style="display:none; display:block">{CLAIM}</p>',
        f'<p><span style="text-decoration:none;text-line-through:none">{CLAIM}</span></p>',
        f'<p style="text-decoration-line:none; content:line-through">{CLAIM}</p>',
    ],
)
def test_what_is_shown_stays(line: str) -> None:
    article = cleaned(html=with_line(line))
    assert CLAIM in article.text
    assert article.warnings == ()


def test_what_is_struck_out_twice_over_is_told_once() -> None:
    line = "The keeper has <s><b style='text-decoration:line-through'>died</b></s> been discharged."
    assert cleaned(html=with_line(line)).warnings == ("left out what the page strikes out: “died”",)


@pytest.mark.parametrize(
    "line",
    [
        f"<p>At dusk: <span hidden>{BODY}</span></p>",  # most of its line, and long
        f"<del>{CLAIM}<div>She laughed.</div></del>",
    ],
)
def test_what_stays_is_not_told_as_left_out(line: str) -> None:
    article = cleaned(html=with_line(line))
    assert BODY in article.text or CLAIM in article.text
    assert not any("left out what" in each for each in article.warnings)


def test_a_sign_that_stands_as_struck_out_before_a_name_stays() -> None:
    line = 'The town wrote to <a href="/u"><s>@</s><b>brodd</b></a> that the tower would be let, not sold.'
    article = cleaned(html=with_line(line))
    assert "@brodd" in article.text
    assert article.warnings == ()


@pytest.mark.parametrize(
    "wrap",
    [
        '<div style="display:none">{}</div>',
        '<section hidden="">{}</section>',
        "<s><div>{}</div></s>",
    ],
)
def test_an_article_that_a_script_shows_is_kept_and_told(wrap: str) -> None:
    article = cleaned(html=page(*PARAGRAPHS, wrap=wrap))
    assert article.text == BODY
    assert any("hides most of its article" in each for each in article.warnings)


def test_a_page_that_is_hidden_until_it_is_styled_has_no_warning() -> None:
    html = page(*PARAGRAPHS).replace("<body>", '<body style="visibility:hidden">')
    article = cleaned(html=html)
    assert article.text == BODY
    assert article.warnings == ()


def test_a_part_that_a_click_shows_is_left_out_and_told() -> None:
    more = f'<p style="display:none">{PARAGRAPHS[2]}</p>'
    article = cleaned(html=page(*PARAGRAPHS[:2], more, PARAGRAPHS[3]))
    assert PARAGRAPHS[2] not in article.text
    [warning] = article.warnings
    assert warning.startswith("left out 33 words that the page hides or strikes out: “The coastal")


def test_many_struck_words_of_one_line_take_time_in_proportion() -> None:
    line = "It was " + "<s>red</s> green, " * 30_000 + "and blue."
    text = parse_page(f"<p>{line}</p>").segments[0].text
    assert "red" not in text
    assert text.count("green") == 30_000
