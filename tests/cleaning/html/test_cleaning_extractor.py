"""Asking trafilatura for a page's article."""

import pytest
from trafilatura import bare_extraction
from trafilatura.settings import Document

from summarise.cleaning.html.extractor import extract
from summarise.cleaning.html.tree import parse

PARAGRAPHS = "".join(
    f"<p>The ferry to Ostrey was {what} on Monday, said the harbour master of Telmouth, Ada Lindqvist.</p>"
    for what in ("late", "full of goats", "painted green", "sold to a circus", "bought back")
)
MENU = "<ul><li><a href='/'>Home</a></li><li><a href='/tides'>Tides</a></li></ul>"


@pytest.mark.parametrize(
    "body",
    [
        f"<nav>{MENU}</nav><article>{PARAGRAPHS}</article><footer>{MENU}</footer>",
        f"<nav><nav>{MENU}</nav></nav><nav>{PARAGRAPHS}</nav>",
        f"<form><button>Search</button>{PARAGRAPHS}</form>",
        f"<article><figure><table><tr><td>{PARAGRAPHS}</td></tr></table></figure></article>",
    ],
    ids=["page", "menu without end", "form around it", "table in a figure"],
)
def test_what_is_taken_out_of_a_page_before_changes_nothing(body: str) -> None:
    html = f"<html><head><title>Ferry</title></head><body>{body}</body></html>"
    asked = bare_extraction(html, fast=True, include_comments=False, favor_precision=True)
    assert isinstance(asked, Document)
    assert asked.text
    assert "circus" in asked.text
    assert extract(parse(html)) == asked.text


@pytest.mark.parametrize("tag", ["aside", "nav", "footer"])
def test_boxes_are_taken_out_also_behind_one_that_is_in_another(tag: str) -> None:
    box = f"<{tag}><p>The tides of the week, and what the ferry costs on Sundays.</p></{tag}>"
    body = f"<article><{tag}>{box}</{tag}>{PARAGRAPHS}{box}</article>"
    text = extract(parse(f"<html><head><title>Ferry</title></head><body>{body}</body></html>"))
    assert "circus" in text
    assert "tides" not in text
