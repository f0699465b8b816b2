"""Datasets: which column is what, and errors that name the cure."""

from __future__ import annotations

import sys
from pathlib import Path

import datasets
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


def test_without_the_extra_a_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "datasets", None)
    with pytest.raises(SummariseError, match=r'pip install "summarise-news\[datasets\]"'):
        load_dataset(folder(tmp_path, {"text": "Rain fell.", "title": "Rain"}))


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


# --- ids that programs take for numbers and dates


@pytest.mark.parametrize(
    "ids",
    [
        ["007", "010"],
        ["1.0", "2.10"],
        ["2024-03-14", "2024-03-15"],
        ["1e5", "0x1F"],
        ["12", "13"],
        ["a", "007"],
    ],
)
@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_ids_are_what_was_written(tmp_path: Path, ids: list[str], ending: str) -> None:
    rows: list[dict[str, object]] = [
        {"id": id_, "article": f"Rain {id_}.", "highlights": "Rain."} for id_ in ids
    ]
    name = folder(tmp_path, *rows)
    if ending == "csv":
        (tmp_path / "set/test.jsonl").unlink()
        lines = [",".join(map(str, row.values())) for row in rows]
        (tmp_path / "set/test.csv").write_text(
            "\n".join(["id,article,highlights", *lines]), encoding="utf-8"
        )
    assert list(load_dataset(name).articles) == ids


def test_an_empty_reference_is_none(tmp_path: Path) -> None:
    name = folder(
        tmp_path,
        {"id": "a", "text": "x", "title": "", "summary": "y"},
        {"id": "b", "text": "x", "title": "z", "summary": "y"},
    )
    assert load_dataset(name).references.texts["headline"] == {"b": ("z",)}


# --- which of its configurations


@pytest.fixture
def configured(tmp_path: Path) -> str:
    """A folder of two configurations, of which none is the default."""
    head = ["---", "configs:"]
    for name in ("short", "2.1"):
        write_jsonl(tmp_path / "set" / name / "test.jsonl", {"id": name, "text": "x", "title": "y"})
        head += [
            f"- config_name: '{name}'",
            "  data_files:",
            "  - split: test",
            f"    path: {name}/test*",
        ]
    (tmp_path / "set/README.md").write_text("\n".join([*head, "---", ""]), encoding="utf-8")
    return str(tmp_path / "set")


@pytest.mark.parametrize("subset", ["short", "2.1"])
def test_a_configuration_is_chosen_by_its_name(configured: str, subset: str) -> None:
    assert list(load_dataset(configured, subset=subset).articles) == [subset]


@pytest.mark.parametrize("subset", [None, "long"])
def test_without_one_that_is_there_all_are_named(configured: str, subset: str | None) -> None:
    with pytest.raises(SummariseError, match=r"give --subset (short or 2\.1|2\.1 or short)$"):
        load_dataset(configured, subset=subset)


def test_a_revision_is_asked_of_the_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = datasets.Dataset.from_list([{"article": "Rain fell.", "highlights": "Rain."}])
    asked: dict[str, object] = {}

    def hub(name: str, subset: str | None, **settings: object) -> datasets.Dataset:
        asked.update(settings, name=name, subset=subset)
        return rows

    monkeypatch.setattr(datasets, "load_dataset", hub)
    load_dataset("harrow/news", "validation", subset="3.0.0", revision="v2")
    assert asked == {
        "name": "harrow/news",
        "subset": "3.0.0",
        "split": "validation",
        "revision": "v2",
    }


def test_what_was_saved_to_disk_has_no_revisions(tmp_path: Path) -> None:
    rows = datasets.Dataset.from_list([{"article": "Rain fell.", "highlights": "Rain."}])
    rows.save_to_disk(tmp_path / "saved")
    with pytest.raises(SummariseError, match="leave --subset and --revision out"):
        load_dataset(str(tmp_path / "saved"), revision="v2")


def test_a_name_too_long_for_a_folder_is_one_line() -> None:
    with pytest.raises(SummariseError, match=r"dataset 'x{5000}'"):
        load_dataset("x" * 5000)
