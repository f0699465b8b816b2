"""Scores as files that other programs read."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from evaluation_files import write_jsonl

from summarise.common.errors import SummariseError
from summarise.evaluation import Evaluation, evaluate, rows, write_scores


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
        r"a\_b\textbar{}c",
        "headline",
        "1",
        "100.00 (100.00--100.00)",
    ]
    assert text.count(r"\\") == 5  # the head and four rows


@pytest.mark.parametrize(
    ("character", "escaped"),
    [
        *((character, "\\" + character) for character in "&%_#${}"),
        ("~", r"\textasciitilde{}"),
        ("^", r"\^{}"),
        ("\\", r"\textbackslash{}"),
        ("|", r"\textbar{}"),
    ],
)
def test_latex_escapes_each_character_once(
    evaluation: Evaluation, tmp_path: Path, character: str, escaped: str
) -> None:
    evaluation.scores["systems"] = {f"a{character}b": evaluation.scores["systems"]["a_b|c"]}
    assert f" a{escaped}b " in written(evaluation, tmp_path / "s.tex")


def test_json_reads_back_the_same(evaluation: Evaluation, tmp_path: Path) -> None:
    text = written(evaluation, tmp_path / "new" / "SCORES.json")
    assert json.loads(text) == evaluation.scores
    assert text.startswith('{\n  "signature"')
    assert text.endswith("}\n")


def test_json_keeps_names_readable(evaluation: Evaluation, tmp_path: Path) -> None:
    evaluation.scores["systems"]["naïve"] = evaluation.scores["systems"]["a_b|c"]
    assert '"naïve"' in written(evaluation, tmp_path / "s.json")


def test_failed_write_leaves_the_old_file_and_no_temporary_one(
    evaluation: Evaluation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.json"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = set(tmp_path.iterdir())
    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(SummariseError, match=r"^cannot write .*s\.json: No space left"):
        write_scores(evaluation.scores, path)
    assert path.read_text() == "old"
    assert set(tmp_path.iterdir()) == before


# --- a leaderboard: several systems in one table


@pytest.fixture
def board(tmp_path: Path) -> Evaluation:
    """A folder of three systems, one of them good."""
    texts = {"good": "rain shut the road", "bad": "a mayor sings", "<b>odd": "a mayor sang"}
    for name, text in texts.items():
        lines = ({"id": f"{n}", "headline": text} for n in range(30))
        write_jsonl(tmp_path / f"systems/{name}.jsonl", *lines)
    write_jsonl(tmp_path / "systems/good.failures.jsonl", {"id": "x"})
    references = ({"id": f"{n}", "headline": "rain shut the road"} for n in range(30))
    return evaluate([tmp_path / "systems"], write_jsonl(tmp_path / "r.jsonl", *references))


def test_markdown_ranks_systems_from_the_best_on(board: Evaluation, tmp_path: Path) -> None:
    lines = written(board, tmp_path / "b.md").splitlines()
    cells = [[cell.strip() for cell in line.split("|")[1:4]] for line in lines[:5]]
    assert cells[0] == ["system", "length", "rank"]
    assert cells[2] == ["good", "headline", "1"]
    assert sorted(cells[3:]) == [["<b>odd", "headline", "2–3"], ["bad", "headline", "2–3"]]


def test_latex_has_the_ranks_too(board: Evaluation, tmp_path: Path) -> None:
    assert re.search(r"good +& headline +& +1 &", written(board, tmp_path / "b.tex"))
    assert "2--3" in written(board, tmp_path / "b.tex")


def test_the_page_escapes_names_and_says_who_is_better(board: Evaluation, tmp_path: Path) -> None:
    page = written(board, tmp_path / "b.html")
    assert "<th>good</th>" in page
    assert "&lt;b&gt;odd" in page
    assert "<b>odd" not in page
    assert "good is better than bad on 30 articles." in page
    assert not re.search(r'(?:src|href)="(?!data:)|@import|url\(', page)


def test_an_empty_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(SummariseError, match="none: no system in it"):
        evaluate([tmp_path / "none"], "title")
