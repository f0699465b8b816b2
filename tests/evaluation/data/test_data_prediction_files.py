"""Folders of predictions: which of their files are read, and what is said of the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluation_files import write_jsonl

from summarise.common.errors import SummariseError
from summarise.evaluation import evaluate, write_scores
from summarise.evaluation.data.prediction_files import files_of, left_out
from summarise.evaluation.data.predictions import load_systems

GOOD = {"id": "a", "headline": "One", "paragraph": None}
WHY = "left out: no records in .jsonl, .ndjson, .json, .csv or .parquet."


def test_of_a_folder_all_endings_of_records_are_read_and_others_are_told(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.ndjson", "c.json"):
        write_jsonl(tmp_path / name, GOOD)
    for name in ("notes.md", "d.tsv", "a.failures.jsonl", ".hidden"):
        (tmp_path / name).touch()
    assert [system.name for system in load_systems([tmp_path])] == ["a", "b", "c"]
    assert left_out([tmp_path], files_of(tmp_path)) == [
        f"Of {tmp_path}, d.tsv and notes.md are {WHY}"
    ]


def test_one_file_that_is_left_out_is_told_in_the_singular_and_many_are_counted(
    tmp_path: Path,
) -> None:
    (tmp_path / "1.md").touch()
    assert left_out([tmp_path], []) == [f"Of {tmp_path}, 1.md is {WHY}"]
    for number in range(2, 6):
        (tmp_path / f"{number}.md").touch()
    assert left_out([tmp_path], []) == [f"Of {tmp_path}, 1.md, 2.md, 3.md and 2 more are {WHY}"]


@pytest.mark.parametrize("name", ["scores.json", "scores.csv"])
def test_scores_beside_the_systems_that_they_are_of_are_left_out(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "systems"
    system = write_jsonl(folder / "a.jsonl", GOOD)
    references = write_jsonl(tmp_path / "references.jsonl", GOOD)
    write_scores(evaluate([system], references).scores, folder / name)
    assert [system.name for system in load_systems([folder])] == ["a"]
    assert left_out([folder], files_of(folder)) == [f"Of {folder}, {name} is {WHY}"]


@pytest.mark.parametrize("value", [{"beams": 4}, ["a", "b"], 3, [{"name": "a"}]])
def test_json_that_holds_no_record_is_left_out(tmp_path: Path, value: object) -> None:
    write_jsonl(tmp_path / "a.jsonl", GOOD)
    (tmp_path / "settings.json").write_text(json.dumps(value))
    assert [system.name for system in load_systems([tmp_path])] == ["a"]


@pytest.mark.parametrize("content", ['[{"id": "a", "headline": "One"}', "", "[]"])
def test_json_that_is_damaged_or_empty_is_not_left_out_quietly(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / "a.json").write_text(content)
    with pytest.raises(SummariseError, match=r"a\.json"):
        load_systems([tmp_path])


@pytest.mark.parametrize("value", [GOOD, [GOOD], [{"ID": 1, "Headline": "One"}]])
def test_json_of_one_record_or_a_list_is_read(tmp_path: Path, value: object) -> None:
    (tmp_path / "a.json").write_text(json.dumps(value))
    assert [system.name for system in load_systems([tmp_path])] == ["a"]
