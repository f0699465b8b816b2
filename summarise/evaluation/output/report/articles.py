"""What the report's script shows article by article: texts, figures, and what is marked in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from summarise.common.text.words import Span, word_spans
from summarise.evaluation.evaluator import Evaluation
from summarise.evaluation.groups import ScoredGroup
from summarise.evaluation.metrics.registry import HEADINGS
from summarise.evaluation.metrics.rouge import Rouge

_MAX_ROWS = 10_000  # of a length; of more the worst and the best are shown
_MAX_BYTES = 10_000_000  # of the articles' texts together
_MAX_CHARACTERS = 4_000  # of a summary or a reference


def article_data(evaluation: Evaluation, lengths: Sequence[str]) -> dict[str, Any]:
    """Return what the script shows, and articles only of those that are shown.

    Of very many summaries the worst and the best are shown, and of long texts the beginning.
    """
    rouge = Rouge(settings=evaluation.settings)
    tables: dict[str, dict[str, Any]] = {}
    for length in lengths:
        systems = [s for s in evaluation.scored if s.length == length and s.role == "system"]
        tables[length] = {
            "systems": [system.name for system in systems],
            "rows": [_row(systems, id_, rouge) for id_ in _shown_ids(systems)],
        }
    shown = dict.fromkeys(row[0] for table in tables.values() for row in table["rows"])
    most = _MAX_BYTES // max(1, len(shown))
    texts = {id_: evaluation.articles[id_] for id_ in shown if id_ in evaluation.articles}
    return {
        "types": [HEADINGS[name] for name in evaluation.scored[0].names],
        "lengths": tables,
        "texts": {id_: _cut(text, most) for id_, text in texts.items()},
        "words": {id_: len(text.split()) for id_, text in texts.items()},
    }


def _shown_ids(systems: Sequence[ScoredGroup]) -> list[str]:
    """Return all ids in order; of too many the worst and the best by the first system's ROUGE-1."""
    ids = list(dict.fromkeys(pair.id for system in systems for pair in system.pairs))
    if len(ids) <= _MAX_ROWS:
        return ids
    first = systems[0]
    order = np.argsort(first.fmeasures[:, 0], kind="stable")
    ends = {*order[: _MAX_ROWS // 2].tolist(), *order[-_MAX_ROWS // 2 :].tolist()}
    return [pair.id for place, pair in enumerate(first.pairs) if place in ends]


def _row(systems: Sequence[ScoredGroup], id_: str, rouge: Rouge) -> list[Any]:
    """Return `[id, [[reference, shared], …], [[prediction, F-measures, support, unsupported, shared], …]]`.

    A system that lacks the summary has null. `support` is null without the article; `unsupported` is
    `[start, end, kind, …]` in a row, and `shared` the like without kinds.
    """
    there = [(system, system.index.get(id_)) for system in systems]
    pairs = [system.pairs[place] for system, place in there if place is not None]
    references = pairs[0].references
    tokeniser = rouge.tokeniser(references)
    expected = {token for text in references for token in rouge.tokens(text, tokeniser)}
    predicted = {token for pair in pairs for token in rouge.tokens(pair.prediction, tokeniser)}

    def marked(text: str, known: set[str]) -> tuple[str, list[int]]:
        text = _cut(text, _MAX_CHARACTERS)
        return text, _shared(text, lambda word: known.issuperset(rouge.tokens(word, tokeniser)))

    written: list[Any] = []
    for system, place in there:
        if place is None:
            written.append(None)
            continue
        text, shared = marked(system.pairs[place].prediction, expected)
        figures = [round(float(value), 1) for value in system.fmeasures[place]]
        statistics = system.statistics[place]
        found = [u for u in statistics.details.get("unsupported", ()) if u["end"] <= len(text)]
        unsupported = [part for u in found for part in (u["start"], u["end"], u["kind"])]
        support = statistics.values.get("support")
        share = None if support is None else round(support)
        written.append([text, figures, share, unsupported, shared])
    return [id_, [marked(text, predicted) for text in references], written]


def _shared(text: str, known: Callable[[str], bool]) -> list[int]:
    """Return where runs of known words are in a text: `[start, end, …]`."""
    runs: list[Span] = []
    for start, end in word_spans(text):
        if known(text[start:end]):
            joined = runs and not text[runs[-1].end : start].strip()
            runs.append(Span(runs.pop().start if joined else start, end))
    return [offset for run in runs for offset in run]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
