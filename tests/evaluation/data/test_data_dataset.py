"""Datasets: which column is what, and errors that name the cure."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation_files import write_jsonl

from summarise.common.errors import SummariseError
from summarise.evaluation.data.dataset import load_dataset


def folder(path: Path, *rows: dict[str, object]) -> str:
    write_jsonl(path / "set" / "test.jsonl", *rows)
    return str(path / "set")


def test_usual_columns_are_found_by_themselves(tmp_path: Path) -> None:
    name = folder(tmp_path, {"id": "x", "article": "Rain fell.", "highlights": "Rain."})
    data = load_dataset(name)
    assert data.articles == {"x": "Rain fell."}
    assert data.references.texts == {"headline": {}, "paragraph": {"x": ("Rain.",)}}


def test_columns_can_be_named_and_rows_without_id_have_their_number(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"body_raw": f"Rain {n}.", "gist": ["One", "Two"]} for n in range(3)
    ]
    fields = {"text": "body_raw", "headline": "gist"}
    data = load_dataset(folder(tmp_path, *rows), fields=fields, limit=2)
    assert list(data.articles) == ["0", "1"]
    assert data.references.texts["headline"]["1"] == ("One", "Two")


@pytest.mark.parametrize(
    ("row", "fields", "complaint"),
    [
        ({"a": "x", "b": "y"}, {}, "which column is text"),
        ({"text": "x", "b": "y"}, {}, "which column is headline or paragraph"),
        ({"text": "x", "b": "y"}, {"headline": "c"}, "no column 'c' for headline"),
        ({"text": " ", "title": "y"}, {}, "row 0: 'text' is no text"),
        ({"text": "x", "title": "y"}, {"summary": "title"}, "unknown field 'summary'"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(
    tmp_path: Path, row: dict[str, object], fields: dict[str, str], complaint: str
) -> None:
    with pytest.raises(SummariseError, match=complaint):
        load_dataset(folder(tmp_path, row), fields=fields)


def test_split_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match="split 'dev'"):
        load_dataset(folder(tmp_path, {"text": "x", "title": "y"}), split="dev")
