"""Scores as tables in a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from evaluation_files import write_jsonl
from rich.console import Console

from summarise.evaluation import Options, Scores, evaluate
from summarise.evaluation.metrics.base import Column
from summarise.evaluation.output.terminal import (
    IN_TERMINAL,
    print_tables,
    scores_tables,
    statistics_table,
)

TEXT = "Rain fell on Monday. Roads were shut by noon."


@pytest.fixture
def scores(tmp_path: Path) -> Scores:
    """One perfect headline and one wrong one."""
    predictions = write_jsonl(
        tmp_path / "half.jsonl",
        {"id": "a", "headline": "Rain shuts roads", "text": TEXT},
        {"id": "b", "headline": "Something else", "text": TEXT},
    )
    references = write_jsonl(
        tmp_path / "refs.jsonl",
        {"id": "a", "headline": "Rain shuts roads"},
        {"id": "b", "headline": "Mayor opens bridge"},
    )
    return evaluate([predictions], references).scores


def shown(scores: Scores, width: int) -> str:
    screen = io.StringIO()
    print_tables(scores, Console(file=screen, width=width))
    return screen.getvalue()


@pytest.mark.parametrize(
    "piece", ["half", "Headlines", "ROUGE-Lsum", "50.00", "0.0–100.0", "lead-1", "support"]
)
def test_table_shows_figures_intervals_and_baselines_in_80_columns(
    scores: Scores, piece: str
) -> None:
    assert piece in shown(scores, 80)


def test_table_takes_brackets_in_a_name_for_text(scores: Scores) -> None:
    scores["systems"]["[bold]x"] = scores["systems"]["half"]
    assert "[bold]x" in shown(scores, 120)


def test_a_heading_more_leaves_names_whole_in_80_columns(scores: Scores) -> None:
    more = [*IN_TERMINAL, Column("words", "sentences")]
    screen = io.StringIO()
    Console(file=screen, width=80).print(statistics_table(scores, "headline", more))
    lines = screen.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert any("half" in line for line in lines)
    assert any("sentences" in line for line in lines)


def test_five_figures_stand_in_one_table_of_80_columns(tmp_path: Path) -> None:
    lines = [{"id": f"{n}", "headline": f"Rain {n} shuts roads"} for n in range(12)]
    wrong = [{"id": f"{n}", "headline": f"Rain {n} opens roads"} for n in range(12)]
    references = write_jsonl(tmp_path / "r.jsonl", *lines)
    predictions = write_jsonl(tmp_path / "a-rather-long-name.jsonl", *wrong)
    found = evaluate([predictions], references, Options(chrf=True)).scores
    (table,) = scores_tables(found, "headline", 80)
    assert [str(column.header) for column in table.columns][-1] == "chrF2"
    assert len(table.columns) == 6
    text = shown(found, 80)
    assert max(map(len, text.splitlines())) <= 80
    assert "…" not in text


def test_more_figures_than_fit_go_to_another_table(scores: Scores) -> None:
    tables = list(scores_tables(scores, "headline", 60))
    assert len(tables) == 2
    headings = [str(column.header) for table in tables for column in table.columns]
    assert headings == ["system", "n", "R-1", "R-2", "R-L", "system", "n", "R-Lsum"]


def test_what_is_better_is_said_in_words(scores: Scores) -> None:
    assert shown(scores, 80).startswith(
        "No clear difference between half and first sentence (lead-1) on 2 articles.\n"
    )
