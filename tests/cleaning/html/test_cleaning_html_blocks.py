"""Pages are cut at what parts their lines, and paragraphs stay in one piece."""

from __future__ import annotations

import gc
import textwrap
import weakref

import pytest
from cleaning_articles import PARAGRAPHS

from summarise.cleaning.html.page import parse_page

FIRST, SECOND = PARAGRAPHS[:2]


def blocks(html: str) -> list[str]:
    return [block.text for block in parse_page(html).segments]


def wrapped(paragraph: str, width: int = 68) -> list[str]:
    return textwrap.wrap(paragraph, width)


def test_line_breaks_part_paragraphs() -> None:
    cell = "<br>&nbsp;&nbsp;".join(PARAGRAPHS)
    assert blocks(f"<table><tr><td><font>{cell}</font></td></tr></table>") == list(PARAGRAPHS)


@pytest.mark.parametrize("tag", ["pre", "div"])
def test_lines_that_a_program_wrapped_are_joined(tag: str) -> None:
    mark = "\n" if tag == "pre" else "<br>"
    text = (2 * mark).join(mark.join(wrapped(paragraph)) for paragraph in PARAGRAPHS)
    assert blocks(f"<{tag}>{text}</{tag}>") == list(PARAGRAPHS)


def test_a_name_and_the_date_behind_it_are_parted() -> None:
    assert blocks("<div><address>Ole Munt</address><time>5 May</time></div>") == [
        "Ole Munt",
        "5 May",
    ]
    assert blocks("<p><span>Ole Munt</span><time>5 May</time></p>") == ["Ole Munt 5 May"]
    assert blocks("<p>It closed (<time>5 May</time>)</p>") == ["It closed (5 May)"]
    assert blocks("<p>The <time>1990</time>s were calm.</p>") == ["The 1990s were calm."]


def test_a_page_is_freed_once_its_blocks_are_read() -> None:
    page = parse_page(f"<p>{FIRST}</p><p><a href='/tide'>{SECOND}</a></p>")
    assert page.tree is not None
    (link,) = map(weakref.ref, page.tree.iter("a"))  # each element keeps its page
    del page
    gc.collect()
    assert link() is None


def test_a_time_and_what_is_behind_it_are_parted() -> None:
    assert blocks("<li><time>14:32</time><b>Tugs leave</b></li>") == ["14:32 Tugs leave"]
    assert blocks("<p>At <time>14:32</time>, or <time>15:00</time> at the latest</p>") == [
        "At 14:32, or 15:00 at the latest"
    ]


def test_a_line_break_in_a_heading_parts_nothing() -> None:
    assert blocks("<h1>Lighthouse<br>goes dark</h1>") == ["Lighthouse goes dark"]


@pytest.mark.parametrize(
    "initial",
    [
        '<div class="cap">{}</div><p>{}</p>',
        "<p>{}</p><p>{}</p>",
        "<div><span>{}</span></div><div>{}</div>",
        '<p><span class="first">{}</span>{}</p>',
    ],
)
def test_an_initial_in_an_element_of_its_own_is_joined_to_its_word(initial: str) -> None:
    assert blocks(initial.format(FIRST[0], FIRST[1:])) == [FIRST]


def test_an_initial_that_is_a_word_stays_one() -> None:
    text = "A keeper who has lived in a tower says that no keeper sleeps in a storm."
    assert blocks(f"<div>A</div><p>{text[2:]}</p>") == [text]


def test_letters_of_an_index_are_no_initials() -> None:
    assert blocks("<p>A</p><p>Anchors</p><p>B</p><p>Buoys</p>") == ["A", "Anchors", "B", "Buoys"]


def test_rows_of_figures_are_a_block_each() -> None:
    rows = "".join(f"<tr><td>{year}</td><td>{year - 1900} ships</td></tr>" for year in (2023, 2024))
    table = f"<table><caption>Ships</caption>{rows}</table>"
    assert blocks(table) == ["Ships", "2023, 123 ships", "2024, 124 ships"]


def test_a_table_that_lays_a_page_out_is_cut_as_any_element() -> None:
    table = f"<table><tr><td><a>Home</a></td><td>{FIRST}</td></tr><tr><td></td><td>{SECOND}</td></tr></table>"
    assert blocks(table) == ["Home", FIRST, SECOND]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<q>the pier opens</q>", "“the pier opens”"),
        ("<q>the <b>pier</b></q>", "“the pier”"),
        ("<q>“the pier opens”</q>", "“the pier opens”"),
        ("<q><i>«the pier opens»</i></q>", "«the pier opens»"),
        ("<q>that <q>it opens</q></q>", "“that “it opens””"),
        ("“<q>the pier opens</q>”", "“the pier opens”"),
        ("»<b><q>the pier opens</q></b>«", "»the pier opens«"),
        ("«\xa0<q>the pier opens</q>\xa0»", "« the pier opens »"),
        ("“no” <q>it opens</q> “never”", "“no” “it opens” “never”"),
        ("nothing<q></q>", "nothing"),
        ("it:<q> the pier opens </q>", "it: “the pier opens”"),
        ("it:<q> <b>the pier</b> opens </q>", "it: “the pier opens”"),
        ("<q>’Tis open</q>", "“’Tis open”"),
        ("<q>'it is open'</q>", "'it is open'"),
    ],
)
def test_a_quotation_has_the_marks_that_browsers_put(markup: str, text: str) -> None:
    assert blocks(f"<p>The mayor said {markup} on Friday.</p>") == [
        f"The mayor said {text} on Friday."
    ]


def test_a_quotation_of_paragraphs_is_left_as_it_is() -> None:
    quoted = f"<q><p>{FIRST}</p><p>{SECOND}</p></q>"
    assert blocks(f"<div>{quoted}</div>") == [FIRST, SECOND]
