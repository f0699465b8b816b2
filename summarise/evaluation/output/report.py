"""The page of `summarise evaluate --report`: one file with the scores and the texts themselves."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from summarise.common.documents import LENGTHS
from summarise.common.files import atomic_write_text
from summarise.common.text.repair import without_surrogates
from summarise.common.text.words import Span, word_spans
from summarise.common.version import __version__
from summarise.evaluation.evaluator import Evaluation, Scores
from summarise.evaluation.metrics.rouge import TYPES, Rouge
from summarise.evaluation.output.charts import Chart, by_article_length, distribution
from summarise.evaluation.output.formats import HEADINGS, measures
from summarise.evaluation.scored import Scored
from summarise.evaluation.significance.comparisons import differences

_MOST_ROWS = 10_000  # of a length; of more the worst and the best are shown
_MOST_BYTES = 10_000_000  # of the articles' texts together
_MOST_CHARACTERS = 4_000  # of a summary or a reference
_SIGNIFICANT = 0.05


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
    charts: list[Chart]
    comparisons: list[dict[str, Any]]
    textures: list[tuple[str, dict[str, Any]]]


def write_report(evaluation: Evaluation, path: Path) -> None:
    """Write the page, whole or not at all; folders on the way are made.

    Raises:
        SummariseError: it cannot be written there.
    """
    atomic_write_text(path, render(evaluation))


def render(evaluation: Evaluation) -> str:
    """The page: everything that comes from the input is escaped, or is JSON that a script reads."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    lengths = [name for name in LENGTHS if any(s.length == name for s in evaluation.scored)]
    page = environment.get_template("report.html.jinja").render(
        version=__version__,
        scores=evaluation.scores,
        sections=[_section(evaluation, length) for length in lengths],
        headings=HEADINGS,
        types=TYPES,
        articles=len({pair.id for s in evaluation.scored for pair in s.pairs}),
        significant=_SIGNIFICANT,
        data=Markup(_as_script(_data(evaluation, lengths))),
    )
    return without_surrogates(page)


def _as_script(data: Any) -> str:
    """JSON that no text in it can end the script of."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _section(evaluation: Evaluation, length: str) -> LengthSection:
    scores = evaluation.scores
    scored = [one for one in evaluation.scored if one.length == length]
    rows = list(_rows(scores, length))
    return LengthSection(
        length=length,
        rows=rows,
        best=[max([1.0, *(row.cells[k][2] for row in rows)]) for k in range(len(TYPES))],
        charts=[
            chart
            for chart in (distribution(scored), by_article_length(scored, evaluation.articles))
            if chart is not None
        ],
        comparisons=[
            {**found, "by_type": list(differences(found).values())}
            for found in scores["comparisons"]
            if found["length"] == length
        ],
        textures=[
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
                cells = [(m["fmeasure"], m["low"], m["high"]) for m in measures(one)]
                yield ScoreRow(name, baseline, one["n"], one["empty"], cells)


def _data(evaluation: Evaluation, lengths: Sequence[str]) -> dict[str, Any]:
    """What the script shows article by article, and only of those that are looked at."""
    rouge = Rouge(settings=evaluation.settings)
    tables: dict[str, dict[str, Any]] = {}
    for length in lengths:
        systems = [s for s in evaluation.scored if s.length == length and s.role == "system"]
        tables[length] = {
            "systems": [system.name for system in systems],
            "rows": [_row(systems, id_, rouge) for id_ in _shown_ids(systems)],
        }
    shown = dict.fromkeys(row[0] for table in tables.values() for row in table["rows"])
    most = _MOST_BYTES // max(1, len(shown))
    texts = {id_: evaluation.articles[id_] for id_ in shown if id_ in evaluation.articles}
    return {
        "types": HEADINGS,
        "lengths": tables,
        "texts": {id_: _cut(text, most) for id_, text in texts.items()},
        "words": {id_: len(text.split()) for id_, text in texts.items()},
    }


def _shown_ids(systems: Sequence[Scored]) -> list[str]:
    """All ids in order; of too many the worst and the best by the first system's ROUGE-1."""
    ids = list(dict.fromkeys(pair.id for system in systems for pair in system.pairs))
    if len(ids) <= _MOST_ROWS:
        return ids
    first = systems[0]
    order = np.argsort(first.fmeasures[:, 0], kind="stable")
    ends = {*order[: _MOST_ROWS // 2].tolist(), *order[-_MOST_ROWS // 2 :].tolist()}
    return [pair.id for place, pair in enumerate(first.pairs) if place in ends]


def _row(systems: Sequence[Scored], id_: str, rouge: Rouge) -> list[Any]:
    """`[id, [[reference, shared], …], [[prediction, F-measures, support, unsupported, shared], …]]`.

    A system that lacks the summary has null. `support` is null without the article; `unsupported` is
    `[start, end, kind, …]` in a row, and `shared` the like without kinds.
    """
    there = [(system, system.places.get(id_)) for system in systems]
    pairs = [system.pairs[place] for system, place in there if place is not None]
    references = pairs[0].references
    tokeniser = rouge.tokeniser(references)
    expected = {token for text in references for token in rouge.tokens(text, tokeniser)}
    predicted = {token for pair in pairs for token in rouge.tokens(pair.prediction, tokeniser)}

    def marked(text: str, known: set[str]) -> tuple[str, list[int]]:
        text = _cut(text, _MOST_CHARACTERS)
        return text, _shared(text, lambda word: known.issuperset(rouge.tokens(word, tokeniser)))

    written: list[Any] = []
    for system, place in there:
        if place is None:
            written.append(None)
            continue
        text, shared = marked(system.pairs[place].prediction, expected)
        figures = [round(float(value), 1) for value in system.fmeasures[place]]
        support = system.textures[place].support
        found = [u for u in support.unsupported if u.end <= len(text)] if support else []
        unsupported = [part for u in found for part in (u.start, u.end, u.kind)]
        share = None if support is None else round(100 * support.score)
        written.append([text, figures, share, unsupported, shared])
    return [id_, [marked(text, predicted) for text in references], written]


def _shared(text: str, known: Callable[[str], bool]) -> list[int]:
    """Where runs of known words are in a text: `[start, end, …]`."""
    runs: list[Span] = []
    for start, end in word_spans(text):
        if known(text[start:end]):
            joined = runs and not text[runs[-1].end : start].strip()
            runs.append(Span(runs.pop().start if joined else start, end))
    return [offset for run in runs for offset in run]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
