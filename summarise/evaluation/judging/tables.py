"""What the judges said, as tables: for the terminal, as Markdown, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarise.common.files import atomic_write_text
from summarise.evaluation.judging.questions import FORMS, Form, FormName
from summarise.evaluation.judging.rates import Rates
from summarise.evaluation.judging.score import Judgement
from summarise.evaluation.metrics.registry import HEADINGS

_TOGETHER = "together"
_SIGNIFICANT = 0.05
_MEANING: dict[FormName, str] = {
    "verdicts": "% that a judge says yes to (95%, Wilson)",
    "scores": "mean scores from 1 to 5 (95%, bootstrap)",
    "ranks": "mean ranks, 1 is best (95%, bootstrap)",
}
_PREFERRED: dict[FormName, str] = {
    "verdicts": "what would pass, else what has more yes",
    "scores": "the higher mean",
    "ranks": "the better rank",
}
_FIGURE: dict[FormName, str] = {"verdicts": "pass rate", "scores": "score", "ranks": "rank"}


class _Cells(NamedTuple):
    """A table for people: what it says, how many columns of words it begins with, and its rows."""

    caption: str
    words: int
    headings: list[str]
    rows: list[list[str]]


def print_judgement(found: Judgement, console: Console) -> None:
    """Print all tables in a terminal."""
    for cells in _tables(found):
        table = Table(caption=Text(cells.caption), caption_justify="left", pad_edge=False)
        for place, heading in enumerate(cells.headings):
            if place < cells.words:
                table.add_column(heading, overflow="fold")
            else:  # intervals stand below, so that a terminal has room for names
                table.add_column(heading.replace(" ", "\n"), justify="right", no_wrap=True)
        for row in cells.rows:
            below = (cell.replace(" (", "\n(") for cell in row[cells.words :])
            table.add_row(
                *map(Text, (*row[: cells.words], *below))
            )  # a name may have brackets, which rich takes for markup
        console.print(table)


def write_judgement(found: Judgement, path: Path) -> None:
    """Write what the judges said, as Markdown where the file ends in .md, else as JSON.

    Raises:
        SummariseError: it cannot be written there.
    """
    said = markdown(found) if path.suffix.lower() == ".md" else _json(found)
    atomic_write_text(path, said)


def markdown(found: Judgement) -> str:
    """Return pipe tables, each with what it says."""
    from tabulate import tabulate

    parts = []
    for cells in _tables(found):
        escaped = [[c.replace("\\", "\\\\").replace("|", "\\|") for c in row] for row in cells.rows]
        align = ["left" if place < cells.words else "right" for place in range(len(cells.headings))]
        table = tabulate(
            escaped, cells.headings, tablefmt="pipe", disable_numparse=True, colalign=align
        )
        parts.append(f"{table}\n\n{cells.caption}\n")
    return "\n".join(parts)


def _json(found: Judgement) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _tables(found: Judgement) -> list[_Cells]:
    tables = [_rates(found)]
    if found["agreement"]:
        tables.append(_agreement(found))
    if found["preferences"]:
        tables.append(_preferences(found))
    if found["correlations"]:
        tables.append(_correlations(found))
    return tables


def _rates(found: Judgement) -> _Cells:
    """Return a row a system together, and where there are several judges one for each of them."""
    rows = []
    form = FORMS[found["form"]]
    several = len(found["judges"]) > 1
    for name, rates in found["systems"].items():
        together = _figures(rates["together"], form)
        rows.append([name, _TOGETHER if several else found["judges"][0], *together])
        if several:
            rows += [["", judge, *_figures(own, form)] for judge, own in rates["judges"].items()]
    caption = (
        f"{found['articles']} articles, {found['texts']} different {found['length']}s: "
        f"{_MEANING[form.name]}."
    )
    headings = ["system", "judge", "n", *(question.heading for question in form.questions)]
    return _Cells(caption, 2, headings, rows)


def _figures(rates: Rates, form: Form) -> list[str]:
    if not rates["n"]:
        return ["0", *["–"] * len(form.questions)]
    decimals = 0 if form.name == "verdicts" else 2
    found = (rates["rates"][question.name] for question in form.questions)
    shares = (
        f"{rate['share']:.{decimals}f} ({rate['low']:.{decimals}f}–{rate['high']:.{decimals}f})"
        for rate in found
    )
    return [str(rates["n"]), *shares]


def _agreement(found: Judgement) -> _Cells:
    rows = []
    for question in FORMS[found["form"]].questions:
        one = found["agreement"][question.name]
        equal = "–" if one["equal"] is None else f"{one['equal']:.0f}%"
        rows.append([question.heading, str(one["n"]), equal, *_or_dash([one["kappa"], one["alpha"]])])  # fmt: skip
    caption = "Do the judges agree? Cohen's kappa of two, Krippendorff's alpha; 0 is chance."
    return _Cells(caption, 1, ["question", "texts", "equal", "kappa", "alpha"], rows)


def _or_dash(values: Sequence[float | None]) -> list[str]:
    return ["–" if value is None else f"{value:.2f}" for value in values]


def _preferences(found: Judgement) -> _Cells:
    rows = []
    form = ".0f" if found["form"] == "verdicts" else ".2f"
    for one in found["preferences"]:
        star = "*" if one["p"] < _SIGNIFICANT else ""
        more = f"{one['difference']:+{form}} ({one['low']:+{form}} to {one['high']:+{form}})"
        counts = (str(one[count]) for count in ("wins", "ties", "losses"))
        rows.append([f"{one['system']} – {one['other']}", *counts, f"{one['p']:.3f}{star}", more])
    figure = _FIGURE[found["form"]]
    caption = (
        f"Preferred: {_PREFERRED[found['form']]}; p by randomisation over articles (Holm). "
        f"{figure.capitalize()}: difference in points, more is better (95%, bootstrap)."
    )
    return _Cells(caption, 1, ["", "wins", "ties", "losses", "p", figure], rows)


def _correlations(found: Judgement) -> _Cells:
    rows = [
        [
            HEADINGS.get(name, name),
            str(one["n"]),
            f"{one['spearman']:+.2f} ({one['low']:+.2f} to {one['high']:+.2f})",
        ]
        for name, one in found["correlations"].items()
    ]
    caption = (
        "Do figures say what people said of these texts? Spearman's rank correlation (95%, "
        "bootstrap): 1 the same, 0 nothing in common."
    )
    return _Cells(caption, 1, ["figure", "texts", "correlation"], rows)
