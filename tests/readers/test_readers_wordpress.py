"""Tables and exports of WordPress: posts without the shortcodes of its plugins, and with all their words."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.readers.wordpress import post_paragraphs

FIRST = "The lamp of Skerry Point was switched off on Monday evening."
SECOND = "“[The] museum gets it,” said the [town] clerk [sic]."


def table(content: str, date: str = "2025-05-05 09:00:00") -> str:
    rows = io.StringIO()
    columns = ["ID", "post_title", "post_content", "post_date", "display_name"]
    csv.writer(rows).writerows([columns, ["7", "Lamp &amp; tower", content, date, "Ole Munt"]])
    return rows.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        f"<p>{FIRST}</p>\n<p>{SECOND}</p>",
        f"{FIRST}\n\n{SECOND}",
        f"{FIRST}\r\n\r\n{SECOND}",
        f'<!-- wp:paragraph -->\n<p>{FIRST}</p>\n<!-- /wp:paragraph -->\n[gallery ids="1,2"]\n<p>{SECOND}</p><!--more-->',
        f'<p>{FIRST}</p>[caption id="a_5"]<img src="x.jpg"> The lamp[/caption]<p>{SECOND}</p>',
        f"<p>{FIRST}</p><p>[related_posts]</p><p>{SECOND}</p><p>[newsletter]</p>",
        f"[drop]{FIRST[:3]}[/drop]{FIRST[3:]}\n\n{SECOND}\n\n[ad]",
    ],
)
def test_a_table_of_posts_is_read_without_shortcodes(tmp_path: Path, content: str) -> None:
    (document,), failures = read_all(dump(tmp_path, {"posts.csv": table(content)}))
    assert not failures
    assert document.text == f"{FIRST}\n\n{SECOND}"
    assert document.title == "Lamp & tower"
    assert document.published == "2025-05-05 09:00:00"
    assert document.byline == "Ole Munt"


def test_a_draft_has_no_date(tmp_path: Path) -> None:
    content = table(FIRST, "0000-00-00 00:00:00")
    (document,), _ = read_all(dump(tmp_path, {"posts.csv": content}))
    assert document.published is None


@pytest.mark.parametrize(
    "text",
    [
        "He [the mayor] left [at noon].",
        "“The [co-founder] left,” she said of the [vice-president] and [right-back].",
        "[laughs]",
        "[applause]",
        "He said [i] and [b], and [sic].",
        "[covid-19] and [h1n1] are ills.",
        "[1]",
    ],
)
def test_words_in_brackets_stay(text: str) -> None:
    assert post_paragraphs(text) == [text]
    assert post_paragraphs(f"[i]Lamp[/i]s\n\n{text}") == ["Lamps", text]


def test_a_code_that_is_not_closed_takes_no_words_along() -> None:
    post = "[gallery] One. [caption id=1]Lamp[/caption] Two. [caption id=2] Three. [gallery ids=1] Four."
    assert " ".join(post_paragraphs(post)).split() == ["One.", "Two.", "Three.", "Four."]


@pytest.mark.parametrize(
    "opening", ["[caption", "[caption]", "[gallery][video]", "<!--", "[x a=", "[a]", "[a-", "[/a]"]
)
def test_a_post_takes_time_by_its_length(opening: str) -> None:
    assert post_paragraphs(opening * 50_000 + "\n\nThe lamp.")[-1].endswith("The lamp.")


def rows(*posts: tuple[str, str, str]) -> str:
    table = io.StringIO()
    columns = ["ID", "post_title", "post_content", "post_status", "post_type"]
    csv.writer(table).writerows(
        [columns, *((str(n), title, FIRST, *of) for n, (title, *of) in enumerate(posts, 1))]
    )
    return table.getvalue()


OTHERS = (
    ("Lamp", "inherit", "revision"),
    ("Lamp?", "draft", "post"),
    ("lamp.jpg", "inherit", "attachment"),
    ("Old lamp", "trash", "post"),
    ("Contact", "publish", "page"),
)


def test_only_published_posts_of_a_table_are_read_and_others_counted(tmp_path: Path) -> None:
    content = rows(("Lamp", "publish", "post"), *OTHERS, ("Boat", "publish", "post"), OTHERS[0])
    (first, last), failures = read_all(dump(tmp_path, {"posts.csv": content}))
    assert not failures
    assert (first.title, last.title) == ("Lamp", "Boat")
    assert first.warnings == ()
    assert "left out: 6 no published posts" in last.warnings[-1]


def test_a_table_without_a_published_post_says_what_it_has(tmp_path: Path) -> None:
    documents, [failure] = read_all(dump(tmp_path, {"posts.csv": rows(*OTHERS)}))
    assert not documents
    assert "no articles in it, only 5 no published posts" in failure.error


def test_a_post_has_the_day_of_its_own_clock(tmp_path: Path) -> None:
    table = f"post_title,post_content,post_date_gmt,post_date\nLamp,{FIRST},2025-05-04 23:30:00,2025-05-05 00:30:00\n"
    (document,), _ = read_all(dump(tmp_path, {"posts.csv": table}))
    assert document.published == "2025-05-05 00:30:00"
