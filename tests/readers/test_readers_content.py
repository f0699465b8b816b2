"""A given text is a dump, the markup of a page, or a story with its highlights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from readers_files import dump, read_all

import summarise
from summarise.readers.content import read_content

FIRST = "The mill at Lanner was sold on Friday to a family of bakers, who will grind in it again."
SECOND = "It had stood empty for eleven years, and two of its sails were gone."


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{FIRST}</p>\n<p>{SECOND} <a href='/x'>More</a></p>",
        f"{FIRST}<br/><br/>{SECOND}<br>",
        f'<div class="body"><p>{FIRST}<p>{SECOND}</div>',
        f"<h2>Mill sold</h2>\n{FIRST}\n<ul><li>{SECOND}</li></ul>",
        f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;",
        f'<p\n  class="a"\n  id="b"\n>{FIRST}</p\n><p\n  class="a"\n>{SECOND}</p\n>',
        f"Mill sold<p>{FIRST}<p>{SECOND} It is old.",
        "\n".join(["<p>", *FIRST.split(" "), "</p>", "<p>", *SECOND.split(" "), "</p>"]),
        f"<!doctype html>\n<title>Mill sold</title>\n<p>{FIRST}\n",
        f"<!-- saved -->\n<html>\n{FIRST}",
    ],
)
def test_a_text_full_of_tags_is_a_page(markup: str) -> None:
    content = read_content(markup)
    assert content.text is None
    assert content.html
    assert content.warnings == ("the text was HTML: read as a page",)


@pytest.mark.parametrize(
    "start", ["", "<!DOCTYPE html>\n", "<?xml version='1.0'?>\n<!-- saved -->\n"]
)
def test_a_page_most_of_which_is_a_script_is_a_page(start: str) -> None:
    script = "<script>\n" + "var tag = 1;\n" * 50 + "</script>"
    page = f"{start}<html lang='en'><head>{script}</head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert read_content(page).html == page


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST} The sum was <5 and >3.",
        f"{FIRST}\n<advert>\n{SECOND}",
        f"{FIRST}\n<ann@pell.example> <i.e. b>",
    ],
)
def test_a_text_with_other_angle_brackets_is_a_text(text: str) -> None:
    assert read_content(text) == (text, None, ())


@pytest.mark.parametrize(
    ("text", "number", "first"),
    [
        (f"{FIRST}\n\nIt is written <p>like this</p>, she said.\n\n{SECOND}", 2, "<p>"),
        ("Write <p> before a paragraph and </p> behind it, and no more than that.", 2, "<p>"),
        ("The guide says “<p>”, “</p>”, and “<br>”.", 3, "<p>"),
        (f"{FIRST}\nIt is <b>old</b>.<br>\nThey wept.\nAll of them.\n{SECOND}", 3, "<b>"),
        (f"{FIRST} <A HREF='/x'>More {SECOND}", 1, "<a>"),
    ],
)
def test_tags_that_stay_in_a_text_are_a_warning(text: str, number: int, first: str) -> None:
    content = read_content(text)
    assert (content.text, content.html) == (text, None)
    tags = "tag stands" if number == 1 else "tags stand"
    assert content.warnings == (
        f"{number} HTML {tags} in the text, such as {first}: if it is a page, give it as html",
    )


@pytest.mark.parametrize(
    ("escaped", "plain", "said"),
    [
        ("Lanner &amp; Hesk", "Lanner & Hesk", "1 HTML entity"),
        ("&quot;&pound;5&quot; &#8211; it&#x27;s", '"£5" – it\'s', "5 HTML entities"),
        ("Lanner &amp;amp; Hesk", "Lanner & Hesk", "1 HTML entity"),
        ("caf&eacute;", "café", "1 HTML entity"),
    ],
)
def test_entities_are_decoded_and_counted(escaped: str, plain: str, said: str) -> None:
    assert read_content(escaped) == (plain, None, (f"repaired: {said}",))


@pytest.mark.parametrize("text", ["AT&T; and R&D", "a & b; c", "?a=1&copy=2", "&nosuchthing;"])
def test_what_is_no_entity_stays(text: str) -> None:
    assert read_content(text).text == text


@pytest.mark.parametrize("line", ["@highlight", "@ highlight", "@ Highlights", "  @highlight "])
def test_highlights_end_a_story(line: str) -> None:
    text = f"{FIRST}\n\n{line}\n\nMill sold\n\n{line}\n\nBakers move in"
    assert read_content(text) == (FIRST, None, ("left out: 2 highlights",))


MORE = f"The ferry sails again. {SECOND}"
BEHIND = "left out: {} words behind its highlights, perhaps of another article: give it by itself"


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        ("\n\n@highlight\n\nMill sold\n\n" + MORE, 18),
        ("\n\n@highlight\n\nMill\nsold\n \n" + f"{MORE}\n\n{MORE}", 36),
        ("\n\n@highlight\n\nMill sold\n\nIt sails.\n\n@highlight\n\nBakers\n\nNo.", 3),
        ("\n@highlight\nMill sold\n" + MORE, 18),
    ],
)
def test_what_stands_behind_a_highlight_is_counted(behind: str, words: int) -> None:
    content = read_content(FIRST + behind)
    assert content.text == FIRST
    assert content.warnings[1:] == (BEHIND.format(words),)


def test_a_wrapped_highlight_of_a_story_without_blank_lines_is_one() -> None:
    text = f"{FIRST}\n@highlight\nMill by the river\nsold\nafter years\n@highlight\nBakers glad"
    assert read_content(text) == (FIRST, None, ("left out: 2 highlights",))


@pytest.mark.parametrize("name", ["a.story", "a.txt"])
def test_a_second_article_behind_highlights_is_told_of_any_file(tmp_path: Path, name: str) -> None:
    text = f"{FIRST}\n\n@highlight\n\nMill sold\n\n{MORE}"
    (document,), _ = read_all(dump(tmp_path, {name: text}))
    assert document.text == FIRST
    assert document.warnings[-1] == BEHIND.format(18)


def test_a_highlight_in_a_sentence_ends_nothing() -> None:
    text = f"{FIRST} She wrote to @highlight about it.\n\n{SECOND}"
    assert read_content(text).text == text


@pytest.mark.parametrize("name", ["a.txt", "a.story", "a.jsonl", "a.csv"])
def test_no_reader_lets_a_highlight_through(tmp_path: Path, name: str) -> None:
    text = f"{FIRST}\n\n@ highlight\n\nMill sold\n"
    files = {
        "a.jsonl": json.dumps({"article": text}),
        "a.csv": f'id,text\n1,"{text}"\n',
    }
    (document,), _ = read_all(dump(tmp_path, {name: files.get(name, text)}))
    assert document.text == FIRST


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_tags_in_a_text_are_never_of_the_article(tmp_path: Path, name: str) -> None:
    text = f"<p>{FIRST}</p><p>{SECOND}</p>"
    files = {"a.jsonl": json.dumps({"text": text}), "a.csv": f'id,text\n1,"{text}"\n'}
    (article,) = summarise.clean(summarise.read(dump(tmp_path, {name: files.get(name, text)})))
    assert isinstance(article, summarise.Article)
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert "the text was HTML: read as a page" in article.warnings


def test_a_text_given_by_itself_may_be_markup_too() -> None:
    article = summarise.clean(f"<p>{FIRST}</p><p>{SECOND} Lanner &amp; Hesk wept.</p>")
    assert article.text == f"{FIRST}\n\n{SECOND} Lanner & Hesk wept."


def test_entities_of_a_title_are_decoded(tmp_path: Path) -> None:
    record = {"title": "Lanner &amp; Hesk", "text": FIRST}
    (document,), _ = read_all(dump(tmp_path, {"a.jsonl": json.dumps(record)}))
    assert document.title == "Lanner & Hesk"
