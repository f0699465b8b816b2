"""The scores as tables for the terminal: in words first, then a table a length, none wider than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarise.common.documents import LENGTHS
from summarise.evaluation.comparisons import differences_by_name, is_sure
from summarise.evaluation.metrics.base import Column
from summarise.evaluation.metrics.registry import COLUMNS
from summarise.evaluation.output.wording import label, verdicts
from summarise.evaluation.scores import Measure, Scores, headings_of, measures_of

IN_TERMINAL = [column for column in COLUMNS if column.in_terminal]
_NAME = 12  # columns that a system's name has at least
_EDGE = 3  # columns between two cells

Cells = list[list[str]]  # by system, by figure


def print_tables(scores: Scores, console: Console) -> None:
    """Print all there is to say in a terminal."""
    lengths = [name for name in LENGTHS if any(name in one for one in scores["systems"].values())]
    for note in scores["notes"]:
        console.print(Text(note), style="italic")
    for length in lengths:
        for sentence in verdicts(scores, length):
            console.print(Text(sentence))
    for length in lengths:
        counts = {one[length]["n"] for one in scores["systems"].values() if length in one}
        n = f", {min(counts):,} texts" if len(counts) == 1 else ""
        _say(console, f"{length}s{n}: F-measures, and their 95% intervals below")
        for table in scores_tables(scores, length, console.width):
            console.print(table)
        if any(found["length"] == length for found in scores["comparisons"]):
            _say(
                console, f"{length}s: differences; * where it is hardly chance (corrected p < .05)"
            )
        for table in comparisons_tables(scores, length, console.width):
            console.print(table)
        _say(console, f"{length}s: what the texts are like, in words and %")
        console.print(statistics_table(scores, length))
    console.print(Text(scores["signature"]), style="dim")


def scores_tables(scores: Scores, length: str, width: int) -> Iterator[Table]:
    """Yield a row for each system of a length, the baselines below, in tables that fit.

    Figures are F-measures from 0 to 100 with their 95% interval. How many texts there are stands in a
    column where systems differ in it, or have empty ones.
    """
    groups = [(scores["systems"], False), (scores["baselines"], True)]
    there = [
        (label(name, baseline), lengths[length], baseline)
        for systems, baseline in groups
        for name, lengths in systems.items()
        if length in lengths
    ]
    differ = len({one["n"] for _, one, _ in there}) > 1 or any(one["empty"] for _, one, _ in there)
    counts = [
        [f"{one['n']:,}" + (f"\n{one['empty']:,} empty" if one["empty"] else "")] * differ
        for _, one, _ in there
    ]
    cells = [list(map(_with_interval, measures_of(one).values())) for _, one, _ in there]
    names = [name for name, _, _ in there]
    first_baseline = sum(not baseline for _, _, baseline in there)
    headings = list(headings_of(scores).values())
    yield from _tables(
        ["system", *["n"] * differ], names, counts, headings, cells, width, first_baseline
    )


def comparisons_tables(scores: Scores, length: str, width: int) -> Iterator[Table]:
    """Yield mean differences with a star where both tests find them, in tables that fit."""
    compared = [found for found in scores["comparisons"] if found["length"] == length]
    names = [f"{one['system']} – {label(one['other'], one['baseline'])}" for one in compared]
    cells = [
        [
            f"{found['difference']:+.2f}" + ("*" if is_sure(found) else " ")
            for found in differences_by_name(one).values()
        ]
        for one in compared
    ]
    headings = list(headings_of(scores).values())
    if compared:
        yield from _tables(["against"], names, [[]] * len(names), headings, cells, width)


def statistics_table(scores: Scores, length: str, columns: Sequence[Column] = IN_TERMINAL) -> Table:
    """Return what the summaries of a length are like, and the references beside them."""
    table = _table("system")
    for column in columns:
        table.add_column(column.heading.replace(" ", "\n"), justify="right", no_wrap=True)
    named = {**scores["texts"]["systems"], "(references)": scores["texts"]["references"]}
    for name, lengths in named.items():
        if length in lengths:
            means = cast(dict[str, float], lengths[length])
            cells = (f"{means[c.name]:.1f}" if c.name in means else "–" for c in columns)
            table.add_row(Text(name), *cells)
    return table


def _tables(
    first: list[str],
    names: list[str],
    beside: Cells,
    headings: list[str],
    cells: Cells,
    width: int,
    section: int = 0,
) -> Iterator[Table]:
    """Yield as many figures at a time as fit beside the names and what else stands in every table.

    Args:
        first: headings of the names and of what stands beside them.
        names: a row each.
        beside: cells that stand in every table.
        headings: of the figures; where they do not fit all, ROUGE is R.
        cells: the figures.
        width: columns that there are.
        section: the row above which a line is drawn; 0 for none.
    """
    room = width - _NAME - 2 - sum(map(_widest, _columns(first[1:], beside)))
    if sum(map(_widest, _columns(headings, cells))) > room:
        headings = [heading.replace("ROUGE-", "R-") for heading in headings]
    sizes = [_widest(column) for column in _columns(headings, cells)]
    start = 0
    while start < len(headings):
        end = start + 1
        while end < len(headings) and sum(sizes[start : end + 1]) <= room:
            end += 1
        table = _table(first[0])
        for heading in (*first[1:], *headings[start:end]):
            table.add_column(heading, justify="right", no_wrap=True)
        for row, name in enumerate(names):
            if section and row == section:
                table.add_section()
            table.add_row(Text(name), *beside[row], *cells[row][start:end])
        yield table
        start = end


def _columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[heading, *(row[place] for row in rows)] for place, heading in enumerate(headings)]


def _widest(column: Sequence[str]) -> int:
    return max(len(line) for cell in column for line in cell.split("\n")) + _EDGE


def _table(first: str) -> Table:
    table = Table(pad_edge=False)
    table.add_column(first, overflow="fold", min_width=len("system"))
    return table


def _say(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title[0].upper() + title[1:]), style="bold")


def _with_interval(measure: Measure) -> str:
    return f"{measure['fmeasure']:.2f}\n{measure['low']:.1f}–{measure['high']:.1f}"
