"""The scores as a table for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.table import Table
from rich.text import Text

from summarise.documents import LENGTHS
from summarise.evaluation.scores import LengthScores, Measure, Scores, SystemScores


def scores_table(scores: Scores) -> Table:
    """A row for each system and length, the baselines below.

    Figures are F-measures from 0 to 100 with their 95% interval; the signature is the caption.
    """
    table = Table(caption=Text(scores["signature"]), caption_justify="left", pad_edge=False)
    table.add_column("system", overflow="fold")
    table.add_column("length")
    for heading in ("n", "ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum"):
        table.add_column(heading, justify="right", no_wrap=True)
    _add_rows(table, scores["systems"])
    table.add_section()
    _add_rows(table, scores["baselines"])
    return table


def _add_rows(table: Table, systems: Mapping[str, SystemScores]) -> None:
    for length in LENGTHS:
        for name, lengths in systems.items():
            if length in lengths:
                # Text, not str: a system's name may have brackets, which rich takes for markup.
                table.add_row(*map(Text, (name, length, *_figures(lengths[length]))))


def _figures(score: LengthScores) -> tuple[str, ...]:
    empty = f"\n{score['empty']} empty" if score["empty"] else ""
    measures = (score["rouge1"], score["rouge2"], score["rougeL"], score["rougeLsum"])
    return (f"{score['n']}{empty}", *map(_with_interval, measures))


def _with_interval(measure: Measure) -> str:
    return f"{measure['fmeasure']:.2f}\n{measure['low']:.1f}–{measure['high']:.1f}"
