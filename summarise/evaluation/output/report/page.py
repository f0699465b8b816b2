"""The page of `summarise evaluate --report`: one file with the scores and the texts themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from summarise.common.documents import LENGTHS
from summarise.common.files import atomic_write_text
from summarise.common.pages import fill_template
from summarise.evaluation.comparisons import SIGNIFICANT, differences_by_name
from summarise.evaluation.evaluator import Evaluation
from summarise.evaluation.metrics.registry import COLUMNS
from summarise.evaluation.output.report.articles import article_data
from summarise.evaluation.output.report.charts import Chart, by_article_length, distribution
from summarise.evaluation.output.wording import label, verdicts
from summarise.evaluation.scores import Scores, headings_of, measures_of


class ScoreRow(NamedTuple):
    """A line of the table of scores: cells are (F-measure, low, high)."""

    name: str
    baseline: bool
    n: int
    empty: int
    cells: list[tuple[float, float, float]]


class LengthSection(NamedTuple):
    """What the page says of one length; `best` is the widest bound of each column."""

    length: str
    rows: list[ScoreRow]
    best: list[float]
    verdicts: list[str]
    charts: list[Chart]
    comparisons: list[dict[str, Any]]
    statistics: list[tuple[str, dict[str, Any]]]


def write_report(evaluation: Evaluation, path: Path) -> None:
    """Write the page, whole or not at all; folders on the way are made.

    Raises:
        SummariseError: it cannot be written there.
    """
    atomic_write_text(path, render(evaluation))


def render(evaluation: Evaluation) -> str:
    """Return the page: everything that comes from the input is escaped, or is JSON that a script reads."""
    lengths = [name for name in LENGTHS if any(s.length == name for s in evaluation.scored)]
    return fill_template(
        Path(__file__).with_name("page.html.jinja"),
        scores=evaluation.scores,
        sections=[_section(evaluation, length) for length in lengths],
        headings=list(headings_of(evaluation.scores).values()),
        columns=[column for column in COLUMNS if column.in_report],
        articles=len({pair.id for s in evaluation.scored for pair in s.pairs}),
        significant=SIGNIFICANT,
        data=Markup(_as_script(article_data(evaluation, lengths))),
    )


def _as_script(data: Any) -> str:
    """Return JSON that no text in it can end the script of."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _section(evaluation: Evaluation, length: str) -> LengthSection:
    scores = evaluation.scores
    scored = [one for one in evaluation.scored if one.length == length]
    rows = list(_rows(scores, length))
    return LengthSection(
        length=length,
        rows=rows,
        best=[
            max([1.0, *highs])
            for highs in zip(*([c[2] for c in row.cells] for row in rows), strict=True)
        ],
        verdicts=verdicts(scores, length),
        charts=[
            chart
            for chart in (distribution(scored), by_article_length(scored, evaluation.articles))
            if chart is not None
        ],
        comparisons=[
            {
                **found,
                "by_type": list(differences_by_name(found).values()),
                "against": label(found["other"], found["baseline"]),
            }
            for found in scores["comparisons"]
            if found["length"] == length
        ],
        statistics=[
            (name, dict(means[length]))
            for name, means in (
                *scores["texts"]["systems"].items(),
                ("the references", scores["texts"]["references"]),
            )
            if length in means
        ],
    )


def _rows(scores: Scores, length: str) -> Iterator[ScoreRow]:
    for baseline, systems in ((False, scores["systems"]), (True, scores["baselines"])):
        for name, lengths in systems.items():
            if length in lengths:
                one = lengths[length]
                cells = [(m["fmeasure"], m["low"], m["high"]) for m in measures_of(one).values()]
                yield ScoreRow(label(name, baseline), baseline, one["n"], one["empty"], cells)
