"""The scores as tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarise.common.documents import LENGTHS
from summarise.evaluation.comparisons import Comparison, differences_by_name
from summarise.evaluation.metrics.base import Column
from summarise.evaluation.metrics.registry import COLUMNS, HEADINGS
from summarise.evaluation.scores import LengthScores, Measure, Scores, SystemScores, measures_of

_SIGNIFICANT = 0.05
IN_TERMINAL = [column for column in COLUMNS if column.in_terminal]
_WIDTH = 80  # of a terminal
_LEAST = 8  # columns that a system's name has at least


def print_tables(scores: Scores, console: Console) -> None:
    """Print all there is to say in a terminal."""
    for note in scores["notes"]:
        console.print(Text(note), style="italic")
    console.print(scores_table(scores))
    if scores["comparisons"]:
        console.print(comparisons_table(scores))
    console.print(statistics_table(scores))


def scores_table(scores: Scores) -> Table:
    """Return a row for each system and length, the baselines below.

    Figures are F-measures from 0 to 100 with their 95% interval; the signature is the caption.
    """
    table = Table(caption=Text(scores["signature"]), caption_justify="left", pad_edge=False)
    table.add_column("system", overflow="fold")
    table.add_column("length")
    for heading in ("n", *HEADINGS.values()):
        table.add_column(heading, justify="right", no_wrap=True)
    _add_rows(table, scores["systems"])
    table.add_section()
    _add_rows(table, scores["baselines"])
    return table


def comparisons_table(scores: Scores) -> Table:
    """Return mean differences with a star where both tests find them."""
    table = Table(
        caption=Text("difference of F-measures; * corrected p < .05 in both tests"),
        caption_justify="left",
        pad_edge=False,
    )
    table.add_column("against", overflow="fold")
    table.add_column("length")
    for heading in HEADINGS.values():
        table.add_column(heading, justify="right", no_wrap=True)
    for comparison in scores["comparisons"]:
        title = f"{comparison['system']} – {comparison['other']}"
        table.add_row(Text(title), comparison["length"], *_differences(comparison))
    return table


def statistics_table(scores: Scores, columns: Sequence[Column] = IN_TERMINAL) -> Table:
    """Return what the summaries are like, and the references beside them."""
    table = Table(pad_edge=False)
    table.add_column("system", overflow="fold", min_width=_LEAST)
    table.add_column("length", no_wrap=True, min_width=max(map(len, LENGTHS)))
    for heading in _headings([column.heading for column in columns]):
        table.add_column(heading, justify="right", no_wrap=True)
    named = {**scores["texts"]["systems"], "(references)": scores["texts"]["references"]}
    for length in LENGTHS:
        for name, lengths in named.items():
            if length in lengths:
                means = cast(dict[str, float], lengths[length])
                cells = (f"{means[c.name]:.1f}" if c.name in means else "–" for c in columns)
                table.add_row(Text(name), length, *cells)
    return table


def _headings(headings: Sequence[str]) -> Sequence[str]:
    """Return headings as they fit beside a system and its length: in one line, else a word a line."""
    beside = [_LEAST, *(len(heading) for heading in headings), max(map(len, LENGTHS))]
    if sum(beside) + 3 * len(beside) - 1 <= _WIDTH:  # 3 between two columns, 1 at each edge
        return headings
    return [heading.replace(" ", "\n") for heading in headings]


def _add_rows(table: Table, systems: Mapping[str, SystemScores]) -> None:
    for length in LENGTHS:
        for name, lengths in systems.items():
            if length in lengths:
                # Text, not str: a system's name may have brackets, which rich takes for markup.
                table.add_row(*map(Text, (name, length, *_figures(lengths[length]))))


def _figures(score: LengthScores) -> tuple[str, ...]:
    empty = f"\n{score['empty']} empty" if score["empty"] else ""
    return (f"{score['n']}{empty}", *map(_with_interval, measures_of(score).values()))


def _with_interval(measure: Measure) -> str:
    return f"{measure['fmeasure']:.2f}\n{measure['low']:.1f}–{measure['high']:.1f}"


def _differences(comparison: Comparison) -> tuple[str, ...]:
    return tuple(
        f"{found['difference']:+.2f}"
        + ("*" if max(found["p_bootstrap_holm"], found["p_randomisation_holm"]) < _SIGNIFICANT else " ")
        for found in differences_by_name(comparison).values()
    )  # fmt: skip
