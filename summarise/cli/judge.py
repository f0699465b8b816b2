"""`summarise judge sheet` and `summarise judge score`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from summarise.cli.checks import check_apart, check_ending, check_output
from summarise.cli.opening import check_own_page
from summarise.cli.options import option

judge = typer.Typer(
    name="judge",
    help="Have people judge several systems' texts without knowing whose they are.",
    no_args_is_help=True,
)


class Length(StrEnum):
    """Which of an article's texts are judged."""

    headline = "headline"
    paragraph = "paragraph"


class Ask(StrEnum):
    """What is asked of each text."""

    verdicts = "verdicts"
    scores = "scores"
    ranks = "ranks"


class Unjudged(StrEnum):
    """What to do about texts without a verdict."""

    stop = "stop"
    skip = "skip"


@judge.command()
def sheet(
    output: Annotated[Path, typer.Option(help="The folder of the sheet, which is made.")],
    articles: Annotated[Path, typer.Option(help="Articles as JSONL (.gz, .xz), CSV or Parquet.")],
    system: Annotated[
        list[str],
        typer.Option(help="NAME=FILE, or `reference`, or an opening such as lead-3; repeat it."),
    ],
    length: Annotated[Length, option(Length, "What is judged.")] = Length.headline,
    ask: Annotated[
        Ask, option(Ask, "Yes or no to four questions, four scores from 1 to 5, or ranks.")
    ] = Ask.verdicts,
    kind: Annotated[
        list[str] | None, typer.Option(help="Only articles of this `kind`; may be repeated.")
    ] = None,
    limit: Annotated[int, typer.Option(help="Articles, at most.")] = 60,
    seed: Annotated[int, typer.Option(help="Of the draw.")] = 1,
) -> None:
    """Make a blind sheet: articles, each with several systems' texts in random order.

    The folder gets sheet.html, a page to judge in that saves a file of verdicts; sheet.jsonl, the same
    for programs; and key.jsonl, which says whose each text is and is not for the judges.
    """
    from summarise.evaluation import judging

    read = [str(articles), *(file for each in system if (file := each.partition("=")[2]))]
    for path in judging.files_of_sheet(output):
        check_output(path, read)
        check_own_page(path, "--output")
    openings = _openings(length.value)
    found = judging.read_articles(articles, kind or [])
    systems = judging.system_texts(system, found, length.value, openings)
    drawn = judging.draw_sheet(found, systems, length.value, limit, seed, ask.value)
    judging.write_sheet(drawn, output)
    texts = sum(len(article.texts) for article in drawn.articles)
    for note in drawn.notes:
        print(note, file=sys.stderr)
    said = f"{len(drawn.articles)} articles, {texts} texts of {len(systems)} systems"
    print(f"{output}: {said}: give judges {output / 'sheet.html'}", file=sys.stderr)


@judge.command()
def score(
    folder: Annotated[Path, typer.Argument(help="What `judge sheet` wrote.")],
    verdicts: Annotated[list[Path], typer.Argument(help="Files of verdicts, a judge each.")],
    missing: Annotated[
        Unjudged, option(Unjudged, "What to do about texts without a verdict.")
    ] = Unjudged.stop,
    output: Annotated[
        list[Path] | None, typer.Option(help="Write .json or .md too; may be repeated.")
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(help="Write the corrected texts as JSONL: references, and pairs to train on."),
    ] = None,
) -> None:
    """Read verdicts back: rates with intervals, agreement, preferences, and what figures say beside.

    Whether ROUGE and support agree with the judges is measured on the very texts that they judged.
    """
    from rich.console import Console

    from summarise.evaluation import judging

    outputs = [("--output", path) for path in output or []]
    written = [*outputs, *([("--corrections", corrections)] if corrections else [])]
    read = [*map(str, verdicts), *map(str, judging.files_of_sheet(folder))]
    for name, path in written:
        check_output(path, read, name)
    check_apart(written)
    for name, path in outputs:
        check_ending(path, name, [".json", ".md"])
    check_ending(corrections, "--corrections", [".jsonl", ".ndjson"])
    found = judging.judge_files(folder, verdicts, missing.value)
    judging.print_judgement(found, Console())
    for path in output or []:
        judging.write_judgement(found, path)
    if corrections:
        key = judging.read_key(folder)
        corrected = judging.read_corrections(verdicts, key)
        count = judging.write_corrections(corrected, key, judging.read_texts(folder), corrections)
        print(
            f"{corrections}: {len(corrected)} corrected texts of {count} articles", file=sys.stderr
        )


def _openings(length: str) -> Mapping[str, Callable[[str], str]]:
    """Return the openings of an article that may be judged beside systems, by their names."""
    from summarise.common.text.datelines import dateline_end
    from summarise.config import Config
    from summarise.evaluation.baselines import LEADS
    from summarise.generation.extractive.lead_clauses import lead_clauses
    from summarise.generation.postprocess.lengths import Bounds

    bounds = Bounds.of(Config().headline)

    def first_clause(text: str) -> str:
        """The longest headline that the first sentence can be cut to, else the sentence."""
        story = text[dateline_end(text) :]
        return (lead_clauses(story, bounds) or [LEADS["headline"]["lead-1"](story)])[-1]

    return LEADS[length] | ({"first-clause": first_clause} if length == "headline" else {})
