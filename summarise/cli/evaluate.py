"""`summarise evaluate`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli.checks import check_apart, check_ending, check_output
from summarise.cli.opening import check_own_page, check_page, check_report, open_page
from summarise.cli.options import Open, Quiet, option, parse_fields
from summarise.common.errors import SummariseError

if TYPE_CHECKING:
    from summarise.evaluation.metrics.base import Checker
    from summarise.evaluation.workers import Progress


_SPLIT, _CONFIG = "test", "default"


class Missing(StrEnum):
    """What to do about ids that only one side has."""

    stop = "stop"
    skip = "skip"
    zero = "zero"


class Normaliser(StrEnum):
    """Whose stems ROUGE compares."""

    rouge_score = "rouge-score"
    perl = "perl-1.5.5"


class Tokeniser(StrEnum):
    """What ROUGE takes for a word."""

    auto = "auto"
    rouge_score = "rouge-score"
    unicode = "unicode"


def evaluate(
    predictions: Annotated[
        list[Path] | None,
        typer.Argument(help="JSONL, CSV or Parquet files, one system each, or folders of them."),
    ] = None,
    references: Annotated[
        str | None,
        typer.Option(
            help="JSONL, CSV, Parquet, a folder with headline/ID.txt and paragraph/ID.txt, or `title`."
        ),
    ] = None,
    articles: Annotated[
        list[str] | None,
        typer.Option(help="Files or folders of the articles. Default: `text`, or `source` again."),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(help="Write the scores as .json, .csv, .md, .tex or .html; may be repeated."),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Write a page with scores, charts and texts (HTML).")
    ] = None,
    per_article: Annotated[
        Path | None, typer.Option(help="Write each summary's scores as JSONL.")
    ] = None,
    missing: Annotated[
        Missing,
        option(
            Missing,
            "Of ids on one side only: stop and say how many, skip them, or score what is missing 0.",
        ),
    ] = Missing.stop,
    normaliser: Annotated[
        Normaliser, option(Normaliser, "Whose stems; perl-1.5.5 gives the values of older papers.")
    ] = Normaliser.rouge_score,
    exceptions: Annotated[
        Path | None,
        typer.Option(help="Irregular forms for perl-1.5.5, as found|find. Default: WordNet's."),
    ] = None,
    tokeniser: Annotated[
        Tokeniser,
        option(Tokeniser, "What is a word; auto: unicode where references are not English."),
    ] = Tokeniser.auto,
    no_stemming: Annotated[
        bool, typer.Option("--no-stemming", help="Compare words as they are.")
    ] = False,
    no_split: Annotated[
        bool, typer.Option("--no-split", help="Sentences for Lsum are lines only.")
    ] = False,
    checker: Annotated[
        str | None,
        typer.Option(
            help="What judges support: an NLI checkpoint, or a writer with a checker; a folder, or a name."
        ),
    ] = None,
    chrf: Annotated[
        bool, typer.Option("--chrf", help="Compute chrF2 too, which knows characters only.")
    ] = False,
    similarity: Annotated[
        str | None,
        typer.Option(help="An encoder's checkpoint, to compare meanings too: a folder, or a name."),
    ] = None,
    dataset: Annotated[
        str | None,
        typer.Option(help="A `datasets` folder or hub name, for references and articles."),
    ] = None,
    subset: Annotated[
        str | None, typer.Option(help="The dataset's configuration, such as 3.0.0.")
    ] = None,
    revision: Annotated[
        str | None, typer.Option(help="A commit, branch or tag of a dataset on the hub.")
    ] = None,
    split: Annotated[str, typer.Option(help="The dataset's split.")] = _SPLIT,
    fields: Annotated[
        str, typer.Option(help="The dataset's columns, as text=COLUMN,paragraph=COLUMN.")
    ] = "",
    limit: Annotated[
        int | None, typer.Option(min=1, help="Only the dataset's first so many rows.")
    ] = None,
    config: Annotated[
        str, typer.Option(help="What writes the dataset's summaries where none are given.")
    ] = _CONFIG,
    keep: Annotated[
        Path | None, typer.Option(help="Where those summaries are kept, to go on if interrupted.")
    ] = None,
    processes: Annotated[int | None, typer.Option(min=1, help="Default: one a processor.")] = None,
    show: Open = False,
    quiet: Quiet = False,
) -> None:
    """Score predictions against references: ROUGE with intervals, baselines, comparisons, support.

    With --dataset, references and articles are the dataset's, and without PREDICTIONS the
    checkpoint in --config writes them.
    """
    from rich.console import Console

    from summarise.common.processors import processors
    from summarise.evaluation import Options, write_details, write_scores
    from summarise.evaluation import evaluate as evaluate_files
    from summarise.evaluation.metrics.rouge_settings import RougeSettings
    from summarise.evaluation.output.files import check_ending as check_scores
    from summarise.evaluation.output.terminal import print_tables
    from summarise.evaluation.tokenizers.exceptions import load_exceptions
    from summarise.evaluation.workers import Workers
    from summarise.jobs.sources import articles_by_id, articles_by_source

    given = predictions or []
    if (references is None) == (dataset is None):
        raise SummariseError("give either --references or --dataset")
    of_dataset: dict[str, object] = {
        "--subset": subset,
        "--revision": revision,
        "--split": split != _SPLIT,
        "--fields": fields,
        "--limit": limit,
    }
    of_writing: dict[str, object] = {"--config": config != _CONFIG, "--keep": keep}
    if dataset is None:
        _refuse(of_dataset | of_writing, "is for --dataset")
    else:
        _refuse({"--articles": articles}, "is for --references: a dataset has its articles")
        if given:
            _refuse(of_writing, "is for --dataset without PREDICTIONS")
    if exceptions and normaliser is not Normaliser.perl:
        raise SummariseError("--exceptions are for --normaliser perl-1.5.5")
    read = [*map(str, given), *(articles or [])]
    read += [str(path) for path in (references, dataset, exceptions) if path]
    outputs = [("--output", path) for path in output or []]
    others = [("--report", report), ("--per-article", per_article), ("--keep", keep)]
    for name, path in [*outputs, *((name, path) for name, path in others if path)]:
        check_output(path, read, name)
    check_apart([*outputs, *others])
    for name, path in outputs:
        check_scores(path)
        check_own_page(path, name)
    check_report(report)
    check_ending(per_article, "--per-article", [".jsonl", ".ndjson"])
    check_ending(keep, "--keep", [".jsonl", ".ndjson", ".csv", ".parquet"])
    check_page(show, report, "--report")
    irregular = load_exceptions(exceptions) if normaliser is Normaliser.perl else {}
    settings = RougeSettings(
        stemming=not no_stemming,
        splitting=not no_split,
        normaliser=normaliser.value,
        exceptions=tuple(sorted(irregular.items())),
        tokeniser=tokeniser.value,
    )
    with _told(quiet) as progress:
        options = Options(
            missing=missing.value,
            rouge=settings,
            checker=_checker(checker),
            chrf=chrf,
            encoder=similarity,
            work=Workers(processes or processors(), progress),
        )
        if dataset is not None:
            from summarise.generation.threads import let_waiting_threads_sleep
            from summarise.jobs.dataset import evaluate_dataset

            let_waiting_threads_sleep()
            columns = parse_fields(fields)
            evaluation = evaluate_dataset(
                dataset, split, columns, limit, given, config, keep, options, subset, revision
            )
        else:
            assert references is not None
            evaluation = evaluate_files(
                given,
                references,
                options,
                articles_by_id(articles) if articles else None,
                articles_by_source,
            )
    print_tables(evaluation.scores, Console())
    for path in output or []:
        write_scores(evaluation.scores, path)
    if per_article:
        write_details(evaluation, per_article)
    if report:
        from summarise.evaluation.output.report import write_report

        write_report(evaluation, report)
        if show:
            open_page(report)


def _refuse(given: Mapping[str, object], why: str) -> None:
    """Raise a `SummariseError` for the first of some options that is given."""
    for name, value in given.items():
        if value:
            raise SummariseError(f"{name} {why}")


def _checker(checkpoint: str | None) -> Checker | None:
    if checkpoint is None:
        return None
    from summarise.evaluation.metrics.entailment import Entailment
    from summarise.generation.checking.article_checker import ArticleChecker, has_checker

    return ArticleChecker(checkpoint) if has_checker(checkpoint) else Entailment(checkpoint)


@contextmanager
def _told(quiet: bool) -> Iterator[Progress]:
    """A bar on a terminal for as long as the block runs; nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda label, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda label, done, total: bar.update(
            task, description=label, completed=done, total=total
        )
