"""Scores as files that other programs read."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from evaluation_files import write_jsonl

from summarise.evaluation import Evaluation, details, evaluate, rows, write_details, write_scores


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    line = {"id": "a", "headline": "Rain shuts roads", "text": "Rain fell. Roads shut."}
    predictions = write_jsonl(tmp_path / "a_b|c.jsonl", line)
    return evaluate([predictions], write_jsonl(tmp_path / "r.jsonl", line))


def written(evaluation: Evaluation, path: Path) -> str:
    write_scores(evaluation.scores, path)
    return path.read_text(encoding="utf-8")


def test_rows_are_flat_for_data_frames(evaluation: Evaluation) -> None:
    first, *others = rows(evaluation.scores)
    assert (first["system"], first["baseline"], first["n"]) == ("a_b|c", False, 1)
    assert first["rouge1_fmeasure"] == 100.0
    assert first["text_words"] == 3.0
    assert [row["system"] for row in others] == ["lead-1", "first-12-words", "oracle"]
    assert not any(
        isinstance(value, dict) for row in rows(evaluation.scores) for value in row.values()
    )


def test_csv_has_a_row_for_each_and_its_signature(evaluation: Evaluation, tmp_path: Path) -> None:
    lines = list(csv.DictReader(written(evaluation, tmp_path / "s.csv").splitlines()))
    assert [line["system"] for line in lines] == ["a_b|c", "lead-1", "first-12-words", "oracle"]
    assert {line["signature"] for line in lines} == {evaluation.scores["signature"]}


def test_markdown_escapes_what_would_end_a_cell(evaluation: Evaluation, tmp_path: Path) -> None:
    text = written(evaluation, tmp_path / "s.md")
    row = next(line for line in text.splitlines() if "a_b" in line)
    assert re.split(r" +(?<!\\)\| +", row)[:4] == [
        r"| a_b\|c",
        "headline",
        "1",
        "100.00 (100.00–100.00)",
    ]
    assert f"`{evaluation.scores['signature']}`" in text


def test_latex_escapes_what_would_be_a_command(evaluation: Evaluation, tmp_path: Path) -> None:
    text = written(evaluation, tmp_path / "s.tex")
    row = next(line for line in text.splitlines() if "headline" in line)
    assert re.split(" +& +", row.strip())[:4] == [
        r"a\_b|c",
        "headline",
        "1",
        "100.00 (100.00--100.00)",
    ]
    assert text.count(r"\\") == 5  # the head and four rows


def test_details_have_each_summary_with_what_is_unsupported(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    write_details(evaluation, tmp_path / "d.jsonl")
    lines = (tmp_path / "d.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(details(evaluation))
    first = json.loads(lines[0])
    assert (first["id"], first["system"], first["rouge1"]["fmeasure"]) == ("a", "a_b|c", 100.0)
    assert first["unsupported"] == []
