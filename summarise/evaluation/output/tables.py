"""Scores as tables for documents: Markdown, LaTeX and a page. Of several systems, with their ranks."""

from __future__ import annotations

from pathlib import Path

from summarise.common.documents import LENGTHS
from summarise.common.pages import fill_template
from summarise.evaluation.output.rows import rows
from summarise.evaluation.output.wording import label, verdicts
from summarise.evaluation.ranks import Rank, ranks
from summarise.evaluation.scores import Scores, headings_of

_RANK = "Rank"
_WORDS = ("System", "Length", _RANK)
_CAPTION = "F-measures, 0 to 100, with 95% bootstrap intervals."
_RANKED = (
    "Ranks are by {figure}, as far as paired bootstrap and approximate randomisation tell systems apart "
    "(corrected p < .05): 1–3 may be first, second or third."
)


def markdown(scores: Scores) -> str:
    """Return a pipe table, what it shows, the notes and the signature."""
    cells = [
        [cell.replace("\\", "\\\\").replace("|", "\\|") for cell in row] for row in _cells(scores)
    ]
    notes = "".join(f"\n{note}\n" for note in scores["notes"])
    headings = [name.lower() if name in _WORDS else name for name in _headings(scores)]
    table = _tabulate(headings, cells, "pipe")
    return f"{table}\n\n{caption(scores)}\n{notes}\n`{scores['signature']}`\n"


def latex(scores: Scores) -> str:
    """Return a booktabs table, the signature in a comment."""
    cells = [[cell.replace("–", "--") for cell in row] for row in _cells(scores)]
    table = _tabulate(_headings(scores), cells, "latex_booktabs")
    return "\n".join(
        [
            r"% \usepackage{booktabs}",
            table.replace("|", r"\textbar{}"),  # the one character that tabulate leaves
            f"% {caption(scores)} {scores['signature']}",
            "",
        ]
    )


def page(scores: Scores) -> str:
    """Return a page of the table: everything that comes from the input is escaped."""
    return fill_template(
        Path(__file__).with_name("leaderboard.html.jinja"),
        scores=scores,
        headings=_headings(scores),
        rows=_cells(scores),
        words=2,
        caption=caption(scores),
        verdicts=[said for length in LENGTHS for said in verdicts(scores, length)],
    )


def caption(scores: Scores) -> str:
    """Say what the figures are, and where there are ranks, what those are."""
    figure = next(iter(headings_of(scores).values()))
    return f"{_CAPTION} {_RANKED.format(figure=figure)}" if is_ranked(scores) else _CAPTION


def is_ranked(scores: Scores) -> bool:
    """Tell whether there are systems to rank."""
    return any(not found["baseline"] for found in scores["comparisons"])


def _headings(scores: Scores) -> list[str]:
    rank = [_RANK] * is_ranked(scores)
    return [*_WORDS[:2], *rank, "n", *headings_of(scores).values()]


def _cells(scores: Scores) -> list[list[str]]:
    """Return the cells of a table for people; ranked systems from the best on, then the baselines."""
    first = next(iter(headings_of(scores)))
    found: list[list[str]] = []
    for length in LENGTHS:
        ranked: dict[str, Rank] = ranks(scores, length, first) if is_ranked(scores) else {}
        of_length = [row for row in rows(scores) if row["length"] == length]
        if ranked:
            of_length.sort(key=lambda row: (row["baseline"], -row[f"{first}_fmeasure"]))
        for row in of_length:
            name, baseline = row["system"], row["baseline"]
            rank = [] if not ranked else ["" if baseline else str(ranked[name])]
            figures = (
                f"{row[f'{figure}_fmeasure']:.2f} ({row[f'{figure}_low']:.2f}–{row[f'{figure}_high']:.2f})"
                for figure in headings_of(scores)
            )
            found.append([label(name, baseline), length, *rank, str(row["n"]), *figures])
    return found


def _tabulate(headings: list[str], cells: list[list[str]], form: str) -> str:
    from tabulate import tabulate

    align = ["left", "left", *["right"] * (len(headings) - 2)]
    return tabulate(cells, headings, tablefmt=form, disable_numparse=True, colalign=align)
