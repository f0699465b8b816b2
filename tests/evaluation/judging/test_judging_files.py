"""The files of a sheet: what is in them, and what is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from judging_files import ARTICLES, NAMES, SYSTEMS

from summarise.common.errors import SummariseError
from summarise.common.outputs import SHEET_KEY_KEYS, SHEET_KEYS, VERDICT_KEYS
from summarise.evaluation.judging import draw_sheet, write_sheet
from summarise.evaluation.judging.files import KEY, LINES, PAGE, read_key

SHEET = draw_sheet(ARTICLES, SYSTEMS, "headline", 4, 1)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_lines_have_articles_and_texts_as_they_are_shown(tmp_path: Path) -> None:
    write_sheet(SHEET, tmp_path)
    assert [(line["id"], line["article"]) for line in lines(tmp_path / LINES)] == [
        (article.id, article.text) for article in SHEET.articles
    ]
    assert lines(tmp_path / LINES)[0]["texts"] == [
        {"id": text.id, "text": text.text} for text in SHEET.articles[0].texts
    ]


@pytest.mark.parametrize("name", [PAGE, LINES])
def test_what_judges_get_names_no_system(tmp_path: Path, name: str) -> None:
    write_sheet(SHEET, tmp_path)
    said = (tmp_path / name).read_text(encoding="utf-8")
    assert "alpha" not in said
    assert "beta" not in said


def test_the_key_says_whose_each_text_is(tmp_path: Path) -> None:
    write_sheet(SHEET, tmp_path)
    assert [(text.id, text.article, text.systems) for text in read_key(tmp_path)] == [
        (text.id, article.id, text.systems) for article in SHEET.articles for text in article.texts
    ]


def test_the_same_sheet_can_be_written_again(tmp_path: Path) -> None:
    write_sheet(SHEET, tmp_path)
    before = (tmp_path / PAGE).read_bytes()
    write_sheet(SHEET, tmp_path)
    assert (tmp_path / PAGE).read_bytes() == before


def test_another_sheet_is_not_written_over(tmp_path: Path) -> None:
    write_sheet(SHEET, tmp_path)
    with pytest.raises(SummariseError, match="has another sheet already: give another --output"):
        write_sheet(draw_sheet(ARTICLES, SYSTEMS, "headline", 4, 2), tmp_path)


def test_a_folder_without_a_key_is_told(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match=r"key\.jsonl: no such file: give the folder"):
        read_key(tmp_path)


def test_the_files_are_known_as_ours(tmp_path: Path) -> None:
    write_sheet(SHEET, tmp_path)
    assert lines(tmp_path / LINES)[0].keys() >= SHEET_KEYS
    assert lines(tmp_path / KEY)[0].keys() >= SHEET_KEY_KEYS
    assert frozenset(NAMES) == VERDICT_KEYS
