"""Predictions, references and articles in; scores, comparisons and what each summary is like out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarise.common.documents import LENGTHS
from summarise.evaluation.aggregate import aggregate
from summarise.evaluation.baselines import baseline_pairs
from summarise.evaluation.data.alignment import Missing, SummaryPair, align_summaries
from summarise.evaluation.data.articles import Articles, Reread, find_articles
from summarise.evaluation.data.prediction_files import left_out
from summarise.evaluation.data.predictions import System, load_systems
from summarise.evaluation.data.reference_sources import load_references
from summarise.evaluation.data.references import References
from summarise.evaluation.groups import Group, ScoredGroup, score_groups
from summarise.evaluation.metrics.base import Checker, MetricSettings
from summarise.evaluation.metrics.rouge_settings import RougeSettings
from summarise.evaluation.scores import Scores
from summarise.evaluation.signature import signature
from summarise.evaluation.tokenizers.automatic import choose_tokeniser
from summarise.evaluation.workers import Workers


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
    scored: list[ScoredGroup] = field(repr=False)
    articles: dict[str, str] = field(repr=False)
    settings: RougeSettings = field(repr=False, default_factory=RougeSettings)


@dataclass(frozen=True)
class Options:
    """How to evaluate.

    Attributes:
        missing: what to do about ids that only one side has (see `align_summaries`).
        rouge: how tokens are counted.
        checker: judges support in place of the word signals.
        chrf: compute chrF2 as well.
        encoder: compute the similarity with references by this checkpoint as well.
        work: in how many processes, and who is told of the progress.
    """

    missing: Missing = "stop"
    rouge: RougeSettings = field(default_factory=RougeSettings)
    checker: Checker | None = None
    chrf: bool = False
    encoder: str | None = None
    work: Workers = field(default_factory=Workers)


def evaluate(
    predictions: Sequence[Path],
    references: str | Path,
    options: Options | None = None,
    articles: Mapping[str, str] | None = None,
    reread: Reread | None = None,
) -> Evaluation:
    """Score prediction files against references.

    Args:
        predictions: JSONL, CSV or Parquet files, one a system, with `id` and `headline` and/or
            `paragraph`.
        references: a file, a folder, or `title` (see `load_references`).
        options: how to evaluate.
        articles: text by id, for the baselines and for what ROUGE does not see.
        reread: where no articles are given and the predictions have no `text`: reads their
            `source` again (see `find_articles`).

    Raises:
        SummariseError: a file cannot be read, ids are missing, or a system has nothing to score.
    """
    paths = [Path(path) for path in predictions]
    systems = load_systems(paths)
    return evaluate_systems(
        systems,
        load_references(references, systems),
        find_articles(systems, articles, reread),
        options or Options(),
        left_out(paths, [Path(system.source) for system in systems]),
    )


def evaluate_systems(
    systems: Sequence[System],
    references: References,
    articles: Articles,
    options: Options,
    notes: Sequence[str] = (),
) -> Evaluation:
    """Score systems once everything is read (see `evaluate`); `notes` are what there is to say of that.

    Returns:
        values from 0 to 100, to 4 decimals, with 95% bootstrap intervals of the F-measure.
    """
    aligned = {
        system.name: align_summaries(system, references, options.missing) for system in systems
    }
    tokeniser, said = choose_tokeniser(options.rouge.tokeniser, _texts(aligned))
    rouge = options.rouge._replace(tokeniser=tokeniser)
    settings = MetricSettings(rouge, options.checker, options.chrf, options.encoder)
    groups = _groups(aligned, articles.texts, rouge, options.work)
    scored = score_groups(groups, articles.texts, settings, options.work)
    references_of_each = [pair.references for group in groups for pair in group.pairs]
    missing = "" if options.missing == "stop" else options.missing
    line = signature(references_of_each, settings, missing)
    told = [*_apart(systems, references), *_marks(systems, references)]
    scores = aggregate(scored, line, [*notes, *articles.notes, *said, *told])
    written = [group for group in scored if group.role != "reference"]
    return Evaluation(scores, written, articles.texts, rouge)


def _texts(aligned: Mapping[str, Mapping[str, Sequence[SummaryPair]]]) -> list[str]:
    """Return all references that something is compared with, each once."""
    pairs = [p for lengths in aligned.values() for several in lengths.values() for p in several]
    return list(dict.fromkeys(text for pair in pairs for text in pair.references))


def _apart(systems: Sequence[System], references: References) -> list[str]:
    """Say how many articles are not scored since they repeat others or can have no reference."""
    notes = [
        f"Of {system.source}, {len(system.repeats):,} that repeat others (duplicate_of) are left out."
        for system in systems
        if system.repeats
    ]
    if without := len(references.lacking):
        are = "articles have" if without > 1 else "article has"
        notes.append(f"{without:,} {are} no {references.source} and so no reference: left out.")
    return notes


def _marks(systems: Sequence[System], references: References) -> list[str]:
    """Say where sentence marks were read as line ends."""
    counts = {system.name: system.marked for system in systems} | {"references": references.marked}
    found = ", ".join(f"{count:,} of {name}" for name, count in counts.items() if count)
    return [f"Sentence marks (such as <n>, <q> or <t>) are read as line ends: {found}."] * bool(
        found
    )


def _groups(
    aligned: Mapping[str, Mapping[str, list[SummaryPair]]],
    texts: Mapping[str, str],
    rouge: RougeSettings,
    workers: Workers,
) -> list[Group]:
    """Return what is scored: systems, then for each length the references and the baselines."""
    groups = [
        Group("system", name, length, pairs)
        for name, lengths in aligned.items()
        for length, pairs in lengths.items()
    ]
    for length in LENGTHS:
        expected = _references(groups, length)
        if expected:
            groups.append(Group("reference", "reference", length, expected))
            written = baseline_pairs(expected, texts, length, rouge, workers)
            groups += [Group("baseline", name, length, pairs) for name, pairs in written.items()]
    return groups


def _references(groups: Sequence[Group], length: str) -> list[SummaryPair]:
    """Return each pair of a length once, its first reference in the prediction's place."""
    pairs = {pair.id: pair for g in groups if g.length == length for pair in g.pairs}
    return [pair._replace(prediction=pair.references[0]) for pair in pairs.values()]
