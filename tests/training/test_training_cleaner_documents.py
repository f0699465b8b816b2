"""What the classifier learns from a page: its blocks, the body's among them, and its headline."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from cleaner_pages import ARTICLE, site

from summarise.common.errors import SummariseError
from summarise.training.cleaner.documents import align, read_documents

TITLE = "Harbour plan passed after a long night"
DUMP = "\n\n".join(["Home", TITLE, *ARTICLE, "Comments"])
ROW = {
    "dump": DUMP,
    "body": "\n\n".join(ARTICLE),
    "url": "https://www.echo.example/1",
    "title": TITLE,
}
HTML = f"<html><body><p>Home</p><article><h1>{TITLE}</h1>{''.join(f'<p>{p}</p>' for p in ARTICLE)}</article>"


def dumps(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "pages.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return path


def test_the_words_of_each_block_are_the_bodys_or_not() -> None:
    words, true = align(["Home again", ARTICLE[0], "Read more of it"], " ".join(ARTICLE))
    assert words == [2, 13, 4]
    assert true == [0, 13, 0]


def test_a_row_is_a_document_with_its_site_and_its_headline(tmp_path: Path) -> None:
    [document] = read_documents(dumps(tmp_path, ROW), None, set())
    assert (document.set, document.site) == ("pages", "echo.example")
    assert [document.segments[i].text for i in document.headlines] == [TITLE]
    assert [s.text for s in document.segments[slice(*document.span)]] == ARTICLE


def test_the_page_that_a_row_names_is_learnt_from_once(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(HTML)
    row = ROW | {"html_file": "html/one.html"}
    text, page, again = read_documents(dumps(tmp_path, row, row), tmp_path, set())
    assert (text.set, page.set, again.set) == ("pages", "pages, HTML", "pages")
    assert page.given == TITLE
    assert [s.text for s in page.segments[slice(*page.span)]] == ARTICLE


def test_a_row_without_a_block_is_passed_over(tmp_path: Path) -> None:
    assert not list(read_documents(dumps(tmp_path, ROW | {"dump": " \n "}), None, set()))


def test_blank_lines_are_passed_over_and_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text(f"{json.dumps(ROW)}\n\n")
    assert len(list(read_documents(path, None, set()))) == 1
    path.write_text(f"{json.dumps(ROW)}\nno json\n")
    with pytest.raises(SummariseError, match=r"pages\.jsonl#2: not JSONL"):
        list(read_documents(path, None, set()))


def test_a_site_is_always_dealt_to_the_same_fold() -> None:
    assert {site(3).fold(5) for _ in range(3)} == {site(3).fold(5)}
    assert {site(k).fold(5) for k in range(40)} == set(range(5))
