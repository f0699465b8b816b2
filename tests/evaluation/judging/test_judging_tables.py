"""What the judges said, as tables: figures and names as they are."""

from __future__ import annotations

import io
import json
from pathlib import Path

from judging_files import KEY, verdict
from rich.console import Console

from summarise.evaluation.judging import print_judgement, write_judgement
from summarise.evaluation.judging.files import KeyText
from summarise.evaluation.judging.score import judgement
from summarise.evaluation.judging.tables import markdown

ANN = {"a1": verdict("yyyy"), "b1": verdict("ynnn"), "ab2": verdict("nnnn")}
BEN = {"a1": verdict("yyyy"), "b1": verdict("ynny"), "ab2": verdict("nnnn")}


def printed(
    verdicts: dict[str, dict[str, dict[str, bool]]], key: list[KeyText] = KEY, width: int = 120
) -> str:
    console = Console(file=io.StringIO(), width=width)
    print_judgement(judgement(key, verdicts), console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_systems_stand_by_how_often_they_pass() -> None:
    assert list(judgement(KEY, {"Ben": BEN, "Ann": ANN})["systems"]) == ["alpha", "beta"]


def test_of_two_judges_each_has_a_row_below_both() -> None:
    said = markdown(judgement(KEY, {"Ann": ANN, "Ben": BEN}))
    rows = [[cell.strip() for cell in line.split("|")[1:4]] for line in said.splitlines()[2:8]]
    assert rows == [
        ["alpha", "together", "2"],
        ["", "Ann", "2"],
        ["", "Ben", "2"],
        ["beta", "together", "2"],
        ["", "Ann", "2"],
        ["", "Ben", "2"],
    ]


def test_of_one_judge_there_is_no_agreement() -> None:
    assert "kappa" not in printed({"Ann": ANN})


def test_names_and_questions_are_whole_in_a_terminal_of_80_columns() -> None:
    key = [KeyText("a1", "one", "headline", ("first-12-words",))]
    said = printed({"Ann": {"a1": verdict("yyyy")}, "Ben": {"a1": verdict("yyyy")}}, key, 80)
    for word in ("first-12-words", "together", "grammatical", "(21–100)"):
        assert word in said


def test_brackets_in_a_name_are_no_markup() -> None:
    key = [KeyText("a1", "one", "headline", ("[red]alpha",))]
    assert "[red]alpha" in printed({"Ann": {"a1": verdict("yyyy")}}, key)


def test_a_bar_in_a_name_does_not_break_the_markdown() -> None:
    key = [KeyText("a1", "one", "headline", ("a|b",))]
    assert r"a\|b" in markdown(judgement(key, {"Ann": {"a1": verdict("yyyy")}}))


def test_markdown_is_written_by_its_ending(tmp_path: Path) -> None:
    write_judgement(judgement(KEY, {"Ann": ANN, "Ben": BEN}), tmp_path / "s.md")
    said = (tmp_path / "s.md").read_text(encoding="utf-8")
    assert said == markdown(judgement(KEY, {"Ann": ANN, "Ben": BEN}))


def test_json_has_all_that_was_found(tmp_path: Path) -> None:
    found = judgement(KEY, {"Ann": ANN, "Ben": BEN})
    write_judgement(found, tmp_path / "s.json")
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8")) == found


def test_what_nobody_has_judged_is_a_dash() -> None:
    assert "–" in printed({"Ann": {"a1": verdict("yyyy")}})
