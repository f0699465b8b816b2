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


def test_words_in_brackets_stay() -> None:
    assert post_paragraphs("He [the mayor] left [at noon].") == ["He [the mayor] left [at noon]."]
