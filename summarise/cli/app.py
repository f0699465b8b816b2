"""The command line: `summarise run`, `clean`, `evaluate` and `models`. Thin: stages do the work.

Exit codes: 0 all done, 1 some documents failed, 2 the call itself was wrong, 130 stopped by a signal.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from summarise.common.documents import LENGTHS, Article, Failure, Summary
from summarise.common.errors import SummariseError
from summarise.common.version import __version__

if TYPE_CHECKING:
    from summarise.cleaning import Counts
    from summarise.cleaning.report.builder import ReportBuilder
    from summarise.evaluation.metrics.base import Checker
    from summarise.evaluation.workers import Progress
    from summarise.jobs.local import Outcome

Result = TypeVar("Result", Article, Summary)

app = typer.Typer(
    name="summarise",
    help="From a raw dump of news articles to a headline and a paragraph each, and a score.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Engine(StrEnum):
    """What computes."""

    auto = "auto"
    torch = "torch"
    ctranslate2 = "ctranslate2"


class Backend(StrEnum):
    """Where a job runs."""

    local = "local"
    ray = "ray"


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


Inputs = Annotated[
    list[str], typer.Argument(help="Files, folders, or - for JSONL on standard input.")
]
Output = Annotated[
    str | None,
    typer.Option(
        help="A .jsonl, .csv or .parquet file; failures go to OUT.failures.jsonl beside it. Default: JSONL to standard output. With --backend ray also a folder/ or URI, for Parquet."
    ),
]
OnBackend = Annotated[Backend, typer.Option(help="This machine, or a Ray cluster.")]
Address = Annotated[
    str | None,
    typer.Option(
        help="The Ray cluster's head, or auto. Default: $RAY_ADDRESS, else a cluster started on this machine, else Ray for this command alone."
    ),
]
Fields = Annotated[
    str, typer.Option(help="Columns of records, as text=COLUMN,title=COLUMN,id=COLUMN.")
]
CountsFile = Annotated[
    Path | None,
    typer.Option(
        "--counts",
        help="What recurs across documents: used when the file is there, else counted and saved.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress.")]


@app.command()
def run(
    inputs: Inputs,
    output: Output = None,
    config: Annotated[
        str, typer.Option(help="A preset (see `summarise models`) or a YAML file.")
    ] = "default",
    lengths: Annotated[str, typer.Option(help="Which summaries to write.")] = ",".join(LENGTHS),
    engine: Annotated[
        Engine | None, typer.Option(help="What computes; overrides the configuration.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Start over; overwrite the output.")
    ] = False,
    keep_text: Annotated[
        bool, typer.Option("--keep-text", help="Write the cleaned text too.")
    ] = False,
    beside: Annotated[
        bool,
        typer.Option(
            "--beside",
            help="Write ARTICLE.summary.txt beside each article too. Default --output then: summaries.jsonl in the first input's folder.",
        ),
    ] = False,
    no_clean: Annotated[
        bool, typer.Option("--no-clean", help="The texts are clean already.")
    ] = False,
    fields: Fields = "",
    counts: CountsFile = None,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", help="Say how each checkpoint is used, and by which engine."),
    ] = False,
    backend: OnBackend = Backend.local,
    address: Address = None,
    quiet: Quiet = False,
) -> None:
    """Write a headline and a paragraph for each article of a dump.

    Run it again, and it does what is missing or changed, and retries what failed.
    """
    from summarise.config import load
    from summarise.readers import read

    settings = load(config)
    if engine:
        settings = settings.model_copy(update={"engine": engine.value})
    if beside:
        output = _beside(inputs, output, backend)
    columns = _fields(fields)
    documents = read(inputs, columns, clean=not no_clean)
    total = _count(inputs)
    path = _path(output, inputs, backend, address)

    from summarise.generation import SummaryGenerator
    from summarise.generation.threads import let_waiting_threads_sleep
    from summarise.jobs.progress import shown

    let_waiting_threads_sleep()
    summariser = SummaryGenerator(settings, [name.strip() for name in lengths.split(",")])
    if backend is Backend.ray:
        assert output
        with _cluster(address) as on_ray:
            dump = on_ray.Inputs(inputs, columns, not no_clean, settings.window)
            found = None if no_clean else _counts(counts, total, lambda: on_ray.count(dump))
            with shown(total, quiet) as progress:
                outcome = on_ray.run(
                    dump,
                    output,
                    summariser,
                    counts=found,
                    options=[no_clean, columns],
                    force=force,
                    keep_text=keep_text,
                    progress=progress,
                )
        _finish(outcome, output)
    summariser.load()
    if verbose:
        print(*summariser.notes, sep="\n", file=sys.stderr)
    count = partial(_count_here, inputs, columns, total, quiet)
    found = None if no_clean else _counts(counts, total, count, inputs)
    if path is None:
        from summarise.cleaning import clean

        raise typer.Exit(
            _print_all(summariser.stream(clean(documents, found)), _as_lines(keep_text))
        )

    from summarise.jobs import local

    with shown(total, quiet) as progress:
        outcome = local.run(
            documents,
            path,
            summariser,
            counts=found,
            options=[no_clean, columns],
            force=force,
            keep_text=keep_text,
            beside=beside,
            progress=progress,
        )
    _finish(outcome, str(path))


@app.command()
def clean(
    inputs: Inputs,
    output: Output = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Write every block with its label, reason and score.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(help="An HTML page to leaf through what was kept and dropped.")
    ] = None,
    fields: Fields = "",
    counts: CountsFile = None,
    backend: OnBackend = Backend.local,
    address: Address = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="With --backend ray: start over; overwrite the output."),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Find the article in each raw dump: title, byline, agency, date, body, and why the rest went."""
    from summarise.cleaning import clean as clean_documents
    from summarise.jobs import local
    from summarise.jobs.progress import shown
    from summarise.readers import read

    columns = _fields(fields)
    documents = read(inputs, columns)
    total = _count(inputs)
    path = _path(output, inputs, backend, address)
    if backend is Backend.ray:
        assert output
        if report:
            raise SummariseError("--report is for --backend local: clean a sample there")
        with _cluster(address) as on_ray:
            dump = on_ray.Inputs(inputs, columns)
            found = _counts(counts, total, lambda: on_ray.count(dump))
            with shown(total, quiet, "cleaning") as progress:
                outcome = on_ray.clean(
                    dump, output, counts=found, explain=explain, force=force, progress=progress
                )
        _finish(outcome, output)
    page = _page(report, path, inputs)
    found = _counts(counts, total, partial(_count_here, inputs, columns, total, quiet), inputs)
    if path is None:
        results = clean_documents(documents, found)
        if page:
            results = page.watch(results)
        at_terminal = sys.stdout.isatty()
        if page and at_terminal and not explain:  # then the page is all that is wanted
            with shown(total, quiet, "cleaning") as progress:
                code = _print_all(results, lambda _: progress.add(done=1))
        else:
            code = _print_all(
                results, _as_text() if explain and at_terminal else _as_lines(explain)
            )
        _write(page)
        raise typer.Exit(code)
    with shown(total, quiet, "cleaning") as progress:
        outcome = local.clean(
            documents,
            path,
            counts=found,
            explain=explain,
            progress=progress,
            seen=page.add if page else None,
        )
    _write(page)
    _finish(outcome, str(path))


@app.command()
def evaluate(
    predictions: Annotated[
        list[Path] | None, typer.Argument(help="JSONL, CSV or Parquet files, one system each.")
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
        typer.Option(help="Write the scores as .json, .csv, .md or .tex; may be repeated."),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Write a page with scores, charts and texts (HTML).")
    ] = None,
    per_article: Annotated[
        Path | None, typer.Option(help="Write each summary's scores as JSONL.")
    ] = None,
    missing: Annotated[
        Missing, typer.Option(help="What to do about ids on one side only.")
    ] = Missing.stop,
    normaliser: Annotated[
        Normaliser, typer.Option(help="Whose stems; perl-1.5.5 gives the values of older papers.")
    ] = Normaliser.rouge_score,
    exceptions: Annotated[
        Path | None,
        typer.Option(help="Irregular forms for perl-1.5.5, as found|find. Default: WordNet's."),
    ] = None,
    tokeniser: Annotated[
        Tokeniser, typer.Option(help="What is a word; auto: unicode where script is not Latin.")
    ] = Tokeniser.auto,
    no_stemming: Annotated[
        bool, typer.Option("--no-stemming", help="Compare words as they are.")
    ] = False,
    no_split: Annotated[
        bool, typer.Option("--no-split", help="Sentences for Lsum are lines only.")
    ] = False,
    checker: Annotated[
        str | None, typer.Option(help="An NLI checkpoint that judges support: a folder, or a name.")
    ] = None,
    dataset: Annotated[
        str | None,
        typer.Option(help="A `datasets` folder or hub name, for references and articles."),
    ] = None,
    split: Annotated[str, typer.Option(help="The dataset's split.")] = "test",
    fields: Annotated[
        str, typer.Option(help="The dataset's columns, as text=COLUMN,paragraph=COLUMN.")
    ] = "",
    limit: Annotated[
        int | None, typer.Option(min=1, help="Only the dataset's first so many rows.")
    ] = None,
    config: Annotated[
        str, typer.Option(help="What writes the dataset's summaries where none are given.")
    ] = "default",
    keep: Annotated[
        Path | None, typer.Option(help="Where those summaries are kept, to go on if interrupted.")
    ] = None,
    processes: Annotated[int | None, typer.Option(min=1, help="Default: one a processor.")] = None,
    quiet: Quiet = False,
) -> None:
    """Score predictions against references: ROUGE with intervals, baselines, comparisons, support.

    With --dataset, references and articles are the dataset's, and without PREDICTIONS the
    checkpoint in --config writes them.
    """
    from rich.console import Console

    from summarise.evaluation import Options, write_details, write_scores
    from summarise.evaluation import evaluate as evaluate_files
    from summarise.evaluation.metrics.rouge_settings import RougeSettings
    from summarise.evaluation.output.terminal import print_tables
    from summarise.evaluation.tokenizers.exceptions import load_exceptions
    from summarise.evaluation.workers import Workers, processors
    from summarise.jobs.sources import articles_by_id, articles_by_source

    given = predictions or []
    if (references is None) == (dataset is None):
        raise SummariseError("give either --references or --dataset")
    if exceptions and normaliser is not Normaliser.perl:
        raise SummariseError("--exceptions are for --normaliser perl-1.5.5")
    read = [*map(str, given), *([references] if references else []), *(articles or [])]
    for path in (*(output or []), report, per_article):
        if path:
            _check_output(path, read)
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
            work=Workers(processes or processors(), progress),
        )
        if dataset is not None:
            from summarise.generation.threads import let_waiting_threads_sleep
            from summarise.jobs.dataset import evaluate_dataset

            let_waiting_threads_sleep()
            evaluation = evaluate_dataset(
                dataset, split, _fields(fields), limit, given, config, keep, options
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


@app.command()
def models(
    checkpoints: Annotated[
        list[str] | None, typer.Argument(help="Folders or hub names, to say how each is used.")
    ] = None,
) -> None:
    """List the bundled checkpoint, the presets, and which of their checkpoints are cached.

    Of CHECKPOINTS, say instead how each is used: family, engine, limits, prefix, languages.
    """
    from rich.console import Console
    from rich.table import Table

    if checkpoints:
        from summarise.config import Config, LengthConfig
        from summarise.generation import SummaryGenerator

        for name in checkpoints:
            both = LengthConfig(checkpoint=name)
            summariser = SummaryGenerator(Config(headline=both, paragraph=both))
            summariser.load()
            print(*summariser.notes, sep="\n")
        return

    from summarise.config import load, presets
    from summarise.generation.checkpoints.location import describe_location

    table = Table("preset", "headline", "paragraph", title="Configurations for --config")
    for name in presets():
        settings = load(name)
        cells = [
            f"{c.checkpoint}\n({describe_location(c.checkpoint)})"
            for c in (settings.headline, settings.paragraph)
        ]
        table.add_row(name, *cells)
    Console().print(table)


def _version(asked: bool) -> None:
    if asked:
        print(f"summarise {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


def main(arguments: list[str] | None = None) -> None:
    """Run a command; a wrong call is one line on standard error and exit code 2."""
    try:
        app(arguments, prog_name="summarise")
    except SummariseError as error:
        print(f"summarise: {error}", file=sys.stderr)
        raise SystemExit(2) from None


def _fields(given: str) -> Mapping[str, str]:
    pairs = [pair.partition("=") for pair in given.split(",") if pair.strip()]
    for field, equals, column in pairs:
        if not equals or not column.strip():
            raise SummariseError(f"--fields: {field!r} is no FIELD=COLUMN, such as text=body_raw")
    return {field.strip(): column.strip() for field, _, column in pairs}


def _checker(checkpoint: str | None) -> Checker | None:
    if checkpoint is None:
        return None
    from summarise.evaluation.metrics.entailment import Entailment

    return Entailment(checkpoint)


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


def _check_output(output: Path, inputs: Sequence[str], option: str = "--output") -> None:
    """Refuse an output that is no file, or that the same call reads."""
    from summarise.readers import is_input

    if not output.exists():
        return
    if not output.is_file():
        raise SummariseError(f"{output} is not a regular file: give another {option}")
    if is_input(output, inputs):
        raise SummariseError(f"{output} is an input too: give another {option}")


def _count(inputs: Sequence[str]) -> int | None:
    """How many documents there are, None when only reading them tells."""
    from summarise.readers import count

    total = count(inputs)
    if total == 0:
        raise SummariseError(f"no documents in {', '.join(inputs)}")
    return total


def _path(
    output: str | None, inputs: Sequence[str], backend: Backend, address: str | None
) -> Path | None:
    """The output as a file of the local backend, after a look at whether it can be one."""
    from summarise.common.outputs import is_folder
    from summarise.readers.discovery import STDIN
    from summarise.readers.remote import is_uri

    if backend is Backend.ray:
        if output is None or STDIN in inputs:
            raise SummariseError("--backend ray reads files and folders, and needs an --output")
        for given in filter(is_uri, inputs):  # in a store, nothing tells our output from an input
            if f"{output}/".startswith(f"{given.rstrip('/')}/"):
                raise SummariseError(f"{output} lies in the input {given}: give another --output")
    elif address:
        raise SummariseError("--address is for --backend ray")
    elif output and is_folder(output):
        raise SummariseError(f"{output}: give a file, or --backend ray for a folder of Parquet")
    if output is None:
        return None
    path = Path(output)
    if not is_folder(output):
        _check_output(path, inputs)
    return path


def _beside(inputs: Sequence[str], output: str | None, backend: Backend) -> str:
    """The output where texts beside articles are asked for: a run keeps there what is done."""
    from summarise.readers.discovery import STDIN
    from summarise.readers.remote import is_uri

    if backend is Backend.ray:
        raise SummariseError("--beside is for --backend local")
    for given in inputs:
        if given == STDIN or is_uri(given):
            raise SummariseError(f"{given}: --beside needs files and folders of this machine")
    first = Path(inputs[0])
    return output or str((first if first.is_dir() else first.parent) / "summaries.jsonl")


@contextmanager
def _cluster(address: str | None) -> Iterator[ModuleType]:
    """The Ray backend, connected."""
    try:
        from summarise.jobs import ray as on_ray
    except ModuleNotFoundError as error:
        if error.name != "ray":
            raise
        raise SummariseError("--backend ray needs Ray: pip install 'summarise[ray]'") from error
    with on_ray.cluster(address):
        yield on_ray


def _counts(
    file: Path | None,
    total: int | None,
    count: Callable[[], Counts],
    inputs: Sequence[str] = (),
) -> Counts | None:
    """What recurs: from the file, else counted over inputs that can be read twice."""
    from summarise.cleaning import Counts
    from summarise.cleaning.boilerplate import LEAST_DOCUMENTS
    from summarise.readers.discovery import STDIN

    if file and file.exists():
        return Counts.load(file)
    if STDIN in inputs:
        if file:
            raise SummariseError(
                f"{file}: no such file, and standard input is read but once: "
                "count files first, with the same --counts"
            )
        return None
    if total is not None and total < LEAST_DOCUMENTS and not file:
        return None
    counts = count()
    if file:
        counts.save(file)
    return counts


def _count_here(
    inputs: Sequence[str], columns: Mapping[str, str], total: int | None, quiet: bool
) -> Counts:
    """A first pass over the inputs on this machine."""
    from summarise.jobs import local
    from summarise.jobs.progress import shown
    from summarise.readers import read

    with shown(total, quiet, "counting repeated blocks") as progress:
        counts = local.count(read(inputs, columns), progress)
    if counts is None:
        raise typer.Exit(130)
    return counts


def _page(report: Path | None, output: Path | None, inputs: Sequence[str]) -> ReportBuilder | None:
    """The page to fill where `--report` asks for one."""
    if report is None:
        return None
    from summarise.cleaning.report.builder import ReportBuilder

    if report == output:
        raise SummariseError(f"{report} is the --output too: give another --report")
    _check_output(report, inputs, "--report")
    return ReportBuilder(report)


def _write(page: ReportBuilder | None) -> None:
    if page:
        page.write()
        print(f"report: {page.path}", file=sys.stderr)


def _print_all(results: Iterable[Result | Failure], show: Callable[[Result], object]) -> int:
    """Results to standard output, failures to standard error; returns the exit code."""
    failed = False
    for result in results:
        if isinstance(result, Failure):
            failed = True
            print(f"{result.source}: {result.stage}: {result.error}", file=sys.stderr, flush=True)
            continue
        try:
            show(result)
        except BrokenPipeError:  # who read our output has enough, as `head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
    return 1 if failed else 0


def _as_lines(more: bool) -> Callable[[Article | Summary], None]:
    """Shows results as lines of JSON."""
    from summarise.writers import as_line

    if isinstance(sys.stdout, io.TextIOWrapper):  # the same bytes whatever the locale
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return lambda result: print(as_line(result.record(more)), flush=True)


def _as_text() -> Callable[[Article], None]:
    """Shows articles with every block's label and reason, for a person at a terminal."""
    from rich.console import Console

    from summarise.cleaning.report.explain import render_explanation

    console = Console()
    width = min(console.width, 120)  # longer lines are hard to read
    return lambda article: console.print(render_explanation(article), width=width)


def _finish(outcome: Outcome, output: str) -> NoReturn:
    from summarise.common.outputs import failures_file, is_folder

    said = f"{outcome.done} done, {outcome.failed} failed: {output}"
    if outcome.failed and not is_folder(output):
        said += f", {failures_file(Path(output))}"
    if outcome.stopped:
        said += "; stopped, run it again to go on"
    print(said, file=sys.stderr)
    if outcome.stopped:
        raise typer.Exit(130)
    raise typer.Exit(1 if outcome.failed else 0)
