"""`summarise clean`."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarise.cli.checks import (
    check_apart,
    check_counts,
    check_duplicates,
    check_local,
    check_output,
    local_output,
    say_force,
)
from summarise.cli.counting import count_here, find_counts, total_of
from summarise.cli.on_ray import cluster
from summarise.cli.opening import check_page, check_report, open_page
from summarise.cli.options import (
    Address,
    Backend,
    CountsFile,
    Fields,
    Force,
    Inputs,
    Jobs,
    OfDuplicates,
    OnBackend,
    Open,
    Output,
    Quiet,
    Split,
    UrlsFile,
    all_inputs,
    parse_fields,
)
from summarise.cli.printing import (
    explanation_printer,
    print_all,
    print_line,
    say_outcome,
    use_utf8,
)
from summarise.common.limits import DEFAULT, Limits
from summarise.jobs.treatment import Treatment

if TYPE_CHECKING:
    from summarise.cleaning import BoilerplateCounts
    from summarise.cleaning.report.builder import ReportBuilder
    from summarise.common.shelf import Shelf
    from summarise.jobs.progress import ShowProgress
    from summarise.pipeline import Dump


def clean(
    inputs: Inputs = None,
    output: Output = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Write every block with its label, reason and score.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(help="An HTML page to leaf through what was kept and dropped.")
    ] = None,
    urls: UrlsFile = None,
    fields: Fields = "",
    split: Split = None,
    config: Annotated[
        str | None, typer.Option(help="A YAML file whose `limits` hold, as for `run`.")
    ] = None,
    counts: CountsFile = None,
    duplicates: OfDuplicates = Treatment.keep,
    jobs: Jobs = None,
    backend: OnBackend = Backend.local,
    address: Address = None,
    force: Force = False,
    show: Open = False,
    quiet: Quiet = False,
) -> None:
    """Find the article in each raw dump: title, byline, agency, date, body, and why the rest went."""
    from summarise.common.outputs import journal_folder
    from summarise.common.shelf import open_shelf
    from summarise.jobs import local
    from summarise.jobs.claim import check_claim
    from summarise.jobs.progress import Passes
    from summarise.jobs.workers import worth
    from summarise.pipeline import Dump

    inputs = all_inputs(inputs, urls)
    dump = Dump(inputs, parse_fields(fields), limits=_limits(config), split=split)
    chunks = dump.chunks()
    total = total_of(dump, quiet)
    path = local_output(output, inputs, backend, address, summaries=False)
    check_duplicates(duplicates, path, backend)
    check_counts(counts)
    check_apart([("--output", path), ("--counts", counts), ("--report", report)])
    check_page(show, report, "--report")
    check_local(backend, report=report, jobs=jobs)
    say_force(force, path)
    passes = Passes(total, quiet)
    cleaning = partial(passes.shown, "cleaning")
    if backend is Backend.ray:
        assert output
        with cluster(address) as on_ray:
            found = find_counts(counts, dump, total, partial(on_ray.count, dump))
            outcome = on_ray.clean(
                dump, output, counts=found, explain=explain, force=force, progress=cleaning
            )
        raise typer.Exit(say_outcome(outcome, output))
    page = _page(report, inputs)
    workers = worth(jobs, total)
    counting = partial(passes.shown, "counting repeated blocks")
    done = path is not None and journal_folder(path).exists() and not force  # then it is looked up
    if path:
        check_claim(path, "clean", force)
    with nullcontext() if done else open_shelf(workers) as shelf:
        count = partial(count_here, dump, workers, counting, shelf)
        found = find_counts(counts, dump, total, count)
        if path is None:
            code = _print(dump, found, explain, page, workers, cleaning, shelf)
        else:
            outcome = local.clean(
                chunks,
                path,
                counts=found,
                explain=explain,
                force=force,
                jobs=workers,
                progress=cleaning,
                seen=page.add if page else None,
                shelf=shelf,
                treatment=duplicates,
            )
    if page:
        page.write()
        print(f"report: {page.path}", file=sys.stderr)
        if show:
            open_page(page.path)
    raise typer.Exit(code if path is None else say_outcome(outcome, str(path)))


def _limits(config: str | None) -> Limits:
    if config is None:
        return DEFAULT
    from summarise.config import load  # slow to import

    return load(config).limits.of_reading()


def _print(
    dump: Dump,
    counts: BoilerplateCounts | None,
    explain: bool,
    page: ReportBuilder | None,
    jobs: int,
    progress: ShowProgress,
    shelf: Shelf | None,
) -> int:
    """Print articles on standard output, or fill a page with them; return the exit code."""
    from summarise.jobs.workers import applied
    from summarise.pipeline import Cleaning, each_id_once, itself

    at_terminal = sys.stdout.isatty()
    for_people = at_terminal and explain
    only_page = page is not None and at_terminal and not explain
    show: Any = itself if page or for_people else partial(_line, explain=explain)
    with applied(Cleaning(show, counts, shelf), jobs) as apply:
        results = each_id_once(apply(dump.chunks()))
        if page:
            results = page.watch(results)
        if only_page:  # then the page is all that is wanted
            with progress() as told:
                return print_all(results, lambda _: told.add(done=1))
        if for_people:
            return print_all(results, explanation_printer())
        use_utf8()
        if page:
            return print_all(results, lambda article: print_line(_line(article, explain)), True)
        return print_all(results, print_line)


def _line(article: Any, explain: bool) -> str:
    """Return an article as a line of JSON, which a worker can make."""
    from summarise.writers import as_line

    return as_line(article.record(explain))


def _page(report: Path | None, inputs: list[str]) -> ReportBuilder | None:
    """Return the page to fill where `--report` asks for one."""
    if report is None:
        return None
    from summarise.cleaning.report.builder import ReportBuilder

    check_output(report, inputs, "--report")
    check_report(report)
    return ReportBuilder(report)
