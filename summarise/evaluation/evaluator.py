"""Predictions and references in; scores, comparisons and what each summary is like out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from summarise.common.documents import LENGTHS
from summarise.evaluation.baselines import baseline_pairs
from summarise.evaluation.data.alignment import Missing, Pair, align
from summarise.evaluation.data.articles import Articles, Reread, find_articles
from summarise.evaluation.data.predictions import System, load_systems
from summarise.evaluation.data.references import References, load_references
from summarise.evaluation.metrics.faithfulness import Checker
from summarise.evaluation.metrics.rouge import RougeSettings, rouge_of, rouge_signature
from summarise.evaluation.metrics.texts import Means, means
from summarise.evaluation.scored import Group, Role, Scored, score_groups
from summarise.evaluation.significance.comparisons import Comparison, compare
from summarise.evaluation.significance.resampling import intervals
from summarise.evaluation.workers import Workers

_DECIMALS = 4


class Measure(TypedDict):
    """Means of one ROUGE type over the pairs, 0 to 100; `low` and `high` bound the F-measure."""

    precision: float
    recall: float
    fmeasure: float
    low: float
    high: float


class LengthScores(TypedDict):
    """One length of one system.

    `n` counts the pairs; `empty` those of them where the prediction, or every reference, has no
    word. They score 0 and are part of the means.
    """

    n: int
    empty: int
    rouge1: Measure
    rouge2: Measure
    rougeL: Measure
    rougeLsum: Measure


SystemScores = dict[str, LengthScores]  # by length; one that could not be scored is absent


class TextStatistics(TypedDict):
    """What summaries are like, by system and length, and the (first) references beside them."""

    systems: dict[str, dict[str, Means]]
    references: dict[str, Means]


class Scores(TypedDict):
    """What SCORES.json holds; systems by their file's stem, baselines by their name.

    `notes` says in sentences what a reader of the figures should know, such as that no articles
    were at hand.
    """

    signature: str
    systems: dict[str, SystemScores]
    baselines: dict[str, SystemScores]
    comparisons: list[Comparison]
    texts: TextStatistics
    notes: list[str]


@dataclass(frozen=True)
class Evaluation:
    """Scores, and each summary that they are the means of.

    Attributes:
        scores: what SCORES.json holds.
        scored: each length of each system and baseline, summary by summary.
        articles: text by id, of those that are at hand.
        settings: how ROUGE counted.
    """

    scores: Scores
    scored: list[Scored] = field(repr=False)
    articles: dict[str, str] = field(repr=False)
    settings: RougeSettings = field(repr=False, default_factory=RougeSettings)


@dataclass(frozen=True)
class Options:
    """How to evaluate.

    Attributes:
        missing: what to do about ids that only one side has (see `align`).
        rouge: how tokens are counted.
        checker: judges support in place of the word signals.
        work: in how many processes, and who is told of the progress.
    """

    missing: Missing = "stop"
    rouge: RougeSettings = field(default_factory=RougeSettings)
    checker: Checker | None = None
    work: Workers = field(default_factory=Workers)


def evaluate(
    predictions: Sequence[Path],
    references: str | Path,
    options: Options | None = None,
    articles: Mapping[str, str] | None = None,
    reread: Reread | None = None,
) -> Evaluation:
    """Score prediction files against references with ROUGE-1, -2, -L and -Lsum.

    Args:
        predictions: JSONL, CSV or Parquet files, one a system, with `id` and `headline` and/or `paragraph`.
        references: a file, a folder, or `title` (see `load_references`).
        options: how to evaluate.
        articles: text by id, for the baselines and for what ROUGE does not see.
        reread: where no articles are given and the predictions have no `text`: reads their
            `source` again (see `find_articles`).

    Raises:
        SummariseError: a file cannot be read, ids are missing, or a system has nothing to score.
    """
    systems = load_systems([Path(path) for path in predictions])
    return evaluate_systems(
        systems,
        load_references(references, systems),
        find_articles(systems, articles, reread),
        options or Options(),
    )


def evaluate_systems(
    systems: Sequence[System], references: References, articles: Articles, options: Options
) -> Evaluation:
    """`evaluate` once everything is read.

    Returns:
        values from 0 to 100, to 4 decimals, with 95% bootstrap intervals of the F-measure.
    """
    texts, settings, work = articles.texts, options.rouge, options.work
    groups = [
        Group("system", system.name, length, pairs)
        for system in systems
        for length, pairs in align(system, references, options.missing).items()
    ]
    for length in LENGTHS:
        expected = _references(groups, length)
        if expected:
            groups.append(Group("reference", "reference", length, expected))
            written = baseline_pairs(expected, texts, length, settings, work)
            groups += [Group("baseline", name, length, pairs) for name, pairs in written.items()]
    scored = score_groups(groups, texts, settings, options.checker, work)
    tokenisers = {rouge_of(settings).tokeniser(p.references) for g in groups for p in g.pairs}
    counts = {len(pair.references) for group in groups for pair in group.pairs}
    scores = Scores(
        signature=rouge_signature(
            counts, settings, "" if options.missing == "stop" else options.missing, tokenisers
        ),
        systems=_by_name(scored, "system"),
        baselines=_by_name(scored, "baseline"),
        comparisons=[found for length in LENGTHS for found in compare(scored, length)],
        texts=TextStatistics(
            systems=_means_by_name(scored, "system"),
            references=_means_by_name(scored, "reference").get("reference", {}),
        ),
        notes=[*articles.notes, *_empty_notes(scored)],
    )
    return Evaluation(scores, [s for s in scored if s.role != "reference"], texts, settings)


def _references(groups: Sequence[Group], length: str) -> list[Pair]:
    """Each pair of a length once, its first reference in the prediction's place."""
    pairs = {pair.id: pair for g in groups if g.length == length for pair in g.pairs}
    return [pair._replace(prediction=pair.references[0]) for pair in pairs.values()]


def _by_name(scored: Sequence[Scored], role: Role) -> dict[str, SystemScores]:
    found: dict[str, SystemScores] = {}
    for one in scored:
        if one.role == role:
            found.setdefault(one.name, {})[one.length] = _length_scores(one)
    return found


def _length_scores(scored: Scored) -> LengthScores:
    means = scored.values.mean(axis=0)  # shape (4, 3)
    bounds = intervals(scored.fmeasures)
    rouge1, rouge2, rouge_l, rouge_lsum = (
        Measure(
            precision=_rounded(precision),
            recall=_rounded(recall),
            fmeasure=_rounded(fmeasure),
            low=_rounded(bound.low),
            high=_rounded(bound.high),
        )
        for (precision, recall, fmeasure), bound in zip(means, bounds, strict=True)
    )
    return LengthScores(
        n=len(scored.pairs),
        empty=sum(scored.empty),
        rouge1=rouge1,
        rouge2=rouge2,
        rougeL=rouge_l,
        rougeLsum=rouge_lsum,
    )


def _rounded(value: float) -> float:
    return round(float(value), _DECIMALS)


def _means_by_name(scored: Sequence[Scored], role: Role) -> dict[str, dict[str, Means]]:
    found: dict[str, dict[str, Means]] = {}
    for one in scored:
        if one.role == role:
            found.setdefault(one.name, {})[one.length] = means(one.textures)
    return found


def _empty_notes(scored: Sequence[Scored]) -> list[str]:
    return [
        f"{one.name}, {one.length}: {sum(one.empty)} of {len(one.pairs)} without a word on one "
        "side; they score 0."
        for one in scored
        if one.role == "system" and any(one.empty)
    ]
