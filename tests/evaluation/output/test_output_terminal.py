"""Scores as tables in a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from evaluation_files import write_jsonl
from rich.console import Console

from summarise.evaluation import Scores, evaluate
from summarise.evaluation.metrics.base import Column
from summarise.evaluation.output.terminal import IN_TERMINAL, print_tables, statistics_table

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
    "piece", ["half", "headline", "ROUGE-Lsum", "50.00", "0.0–100.0", "lead-1", "support"]
)
def test_table_shows_figures_intervals_and_baselines_in_80_columns(
    scores: Scores, piece: str
) -> None:
    assert piece in shown(scores, 80)


def test_table_takes_brackets_in_a_name_for_text(scores: Scores) -> None:
    scores["systems"]["[bold]x"] = scores["systems"]["half"]
    assert "[bold]x" in shown(scores, 120)


def test_a_heading_more_leaves_names_and_lengths_whole_in_80_columns(scores: Scores) -> None:
    more = [*IN_TERMINAL, Column("words", "sentences")]
    screen = io.StringIO()
    Console(file=screen, width=80).print(statistics_table(scores, more))
    lines = screen.getvalue().splitlines()
    assert {len(line) for line in lines if line} == {80}
    assert any("headline" in line and "half" in line for line in lines)
    assert any("sentences" in line for line in lines)
