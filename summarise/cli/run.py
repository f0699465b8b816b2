"""`summarise run`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli.cards import FirstLooks, print_cards
from summarise.cli.checks import (
    check_apart,
    check_counts,
    check_duplicates,
    check_local,
    local_output,
    output_beside,
    say_force,
)
from summarise.cli.counting import count_here, find_counts, total_of
from summarise.cli.lengths import parse_lengths, with_words
from summarise.cli.on_ray import cluster
from summarise.cli.opening import check_page, open_page
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
    option,
    parse_fields,
)
from summarise.cli.printing import print_all, print_line, say_all, say_outcome, use_utf8
from summarise.common.documents import LENGTHS, Summary
from summarise.common.errors import SummariseError
from summarise.jobs.treatment import Treatment

if TYPE_CHECKING:
    from summarise.cleaning import BoilerplateCounts
    from summarise.generation import SummaryGenerator
    from summarise.jobs.outcome import Outcome
    from summarise.pipeline import Dump


class Engine(StrEnum):
    """What computes."""

    auto = "auto"
    torch = "torch"
    ctranslate2 = "ctranslate2"
    openai = "openai"


def run(
    inputs: Inputs = None,
    output: Output = None,
    config: Annotated[
        str, typer.Option(help="A preset (see `summarise models`) or a YAML file.")
    ] = "default",
    lengths: Annotated[str, typer.Option(help="Which summaries to write.")] = ",".join(LENGTHS),
    words: Annotated[
        str,
        typer.Option(
            help="How long, in words: 6-12 of the only length, or headline=6-12,paragraph=40-80."
        ),
    ] = "",
    engine: Annotated[
        Engine | None, option(Engine, "What computes; overrides the configuration.")
    ] = None,
    force: Force = False,
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
    urls: UrlsFile = None,
    fields: Fields = "",
    split: Split = None,
    counts: CountsFile = None,
    duplicates: OfDuplicates = Treatment.keep,
    jobs: Jobs = None,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", help="Say how each checkpoint is used, and by which engine."),
    ] = False,
    backend: OnBackend = Backend.local,
    address: Address = None,
    json: Annotated[
        bool,
        typer.Option("--json", help="Print JSON in a terminal too, not cards to read."),
    ] = False,
    show: Open = False,
    quiet: Quiet = False,
) -> None:
    """Write a headline and a paragraph for each article of a dump.

    Run it again, and it does what is missing or changed, and retries what failed.
    """
    from summarise.config import Config, load
    from summarise.jobs import local
    from summarise.jobs.claim import check_claim
    from summarise.jobs.progress import Passes, waiting
    from summarise.jobs.workers import worth
    from summarise.pipeline import Dump

    inputs = all_inputs(inputs, urls)
    settings = load(config)
    if config.endswith((".yaml", ".yml")) and settings == Config():
        say_all([f"{config} sets nothing, so all is as by default"])
    if engine:
        settings = settings.model_copy(update={"engine": engine.value})
    if beside:
        output = output_beside(inputs, output, backend)
    written = parse_lengths(lengths)
    settings = with_words(settings, words, written) if words else settings
    columns = parse_fields(fields)
    dump = Dump(inputs, columns, not no_clean, settings.limits.of_reading(), split)
    chunks = dump.chunks()
    total = total_of(dump, quiet)
    path = local_output(output, inputs, backend, address)
    check_duplicates(duplicates, path, backend)
    if json and path:
        raise SummariseError("--json is for a terminal: leave it out where there is an --output")
    if no_clean and counts:
        raise SummariseError("--counts is for texts that are cleaned: leave out --no-clean, or it")
    check_counts(counts)
    check_apart([("--output", path), ("--counts", counts)])
    check_page(show, path, "--output")
    check_local(backend, jobs=jobs)
    say_force(force, path)

    from summarise.generation import SummaryGenerator
    from summarise.generation.threads import let_waiting_threads_sleep

    let_waiting_threads_sleep()
    generator = SummaryGenerator(settings, written)
    if generator.notice:
        say_all([generator.notice])
    passes = Passes(total, quiet)
    summarising = partial(passes.shown, "summarising")
    if backend is Backend.ray:
        assert output
        with cluster(address) as on_ray:
            count = partial(on_ray.count, dump, settings.window)
            outcome = on_ray.run(
                dump,
                output,
                generator,
                counts=None if no_clean else find_counts(counts, dump, total, count),
                options=[no_clean, columns],
                force=force,
                keep_text=keep_text,
                progress=summarising,
            )
        raise typer.Exit(_ended(outcome, output, path if show else None))
    with waiting("looking for the checkpoint", quiet):
        _ = generator.signature  # a wrong name stops a run before it begins
    if path:
        check_claim(path, "run", force)
    workers = worth(jobs, total)
    counting = partial(passes.shown, "counting repeated blocks")
    count_local = partial(count_here, dump, workers, counting)
    found = None if no_clean else find_counts(counts, dump, total, count_local)
    begun = partial(_say_how, generator, verbose, quiet)
    if path is None:
        cards = partial(print_cards, quiet=quiet) if sys.stdout.isatty() and not json else None
        raise typer.Exit(_print(dump, found, generator, keep_text, workers, begun, cards))
    looks = FirstLooks()
    outcome = local.run(
        chunks,
        path,
        generator,
        counts=found,
        options=[no_clean, columns],
        force=force,
        keep_text=keep_text,
        beside=beside,
        jobs=workers,
        progress=summarising,
        begun=begun,
        treatment=duplicates,
        seen=looks.add if sys.stderr.isatty() else None,
    )
    raise typer.Exit(_ended(outcome, str(path), path if show else None, looks.lines()))


def _ended(outcome: Outcome, output: str, shown: Path | None, looks: Sequence[str] = ()) -> int:
    """Say how a job ended and what to look at first, show its page if asked to; return the exit code."""
    code = say_outcome(outcome, output)
    say_all(looks)
    if shown:
        open_page(shown)
    return code


def _say_how(generator: SummaryGenerator, verbose: bool, quiet: bool) -> None:
    """Load the checkpoints, and say how each is used if asked to."""
    from summarise.jobs.progress import waiting

    with waiting("loading the checkpoint", quiet):
        generator.load()
    say_all(generator.doubts)
    if verbose:
        print(*generator.notes, sep="\n", file=sys.stderr)


def _print(
    dump: Dump,
    counts: BoilerplateCounts | None,
    generator: SummaryGenerator,
    keep_text: bool,
    jobs: int,
    begun: partial[None],
    cards: partial[int] | None,
) -> int:
    """Print summaries on standard output, to people as cards; return the exit code."""
    from summarise.jobs.workers import applied
    from summarise.pipeline import Cleaning, each_id_once, itself, summarise
    from summarise.writers import as_line

    def show(summary: Summary) -> None:
        print_line(as_line(summary.record(keep_text)))

    use_utf8()
    with applied(Cleaning(itself, counts), jobs) as apply:
        begun()
        results = summarise(each_id_once(apply(dump.chunks())), generator)
        return cards(results) if cards else print_all(results, show)
