"""Scores as tables for documents: Markdown and LaTeX."""

from __future__ import annotations

from summarise.evaluation.metrics.registry import HEADINGS
from summarise.evaluation.output.rows import rows
from summarise.evaluation.scores import Scores


def markdown(scores: Scores) -> str:
    """Return a pipe table, what it shows, the notes and the signature."""
    cells = [
        [cell.replace("\\", "\\\\").replace("|", "\\|") for cell in row] for row in _cells(scores)
    ]
    notes = "".join(f"\n{note}\n" for note in scores["notes"])
    table = _tabulate(["system", "length", "n"], cells, "pipe")
    return f"{table}\n\nF-measures, 0 to 100, with 95% bootstrap intervals.\n{notes}\n`{scores['signature']}`\n"


def latex(scores: Scores) -> str:
    """Return a booktabs table, the signature in a comment."""
    cells = [[cell.replace("–", "--") for cell in row] for row in _cells(scores)]
    table = _tabulate(["System", "Length", "n"], cells, "latex_booktabs")
    return "\n".join(
        [
            r"% \usepackage{booktabs}",
            table.replace("|", r"\textbar{}"),  # the one character that tabulate leaves
            f"% F-measures with 95% bootstrap intervals. {scores['signature']}",
            "",
        ]
    )


def _cells(scores: Scores) -> list[list[str]]:
    """Return the cells of a table for people."""
    return [
        [
            row["system"],
            row["length"],
            str(row["n"]),
            *(
                f"{row[f'{name}_fmeasure']:.2f} ({row[f'{name}_low']:.2f}–{row[f'{name}_high']:.2f})"
                for name in HEADINGS
            ),
        ]
        for row in rows(scores)
    ]


def _tabulate(first: list[str], cells: list[list[str]], form: str) -> str:
    from tabulate import tabulate

    return tabulate(
        cells,
        [*first, *HEADINGS.values()],
        tablefmt=form,
        disable_numparse=True,
        colalign=("left", "left", *["right"] * (1 + len(HEADINGS))),
    )
