"""Judge texts by reading them blind: make a sheet of several systems' texts, and score the verdicts.

    python scripts/judge.py sheet --articles ARTICLES.jsonl --length headline --output SHEET/ \\
        --system mine=PREDICTIONS.jsonl --system reference --system first-clause
    python scripts/judge.py score SHEET/ verdicts-A.jsonl verdicts-B.jsonl --output scores.md

`sheet` draws articles that every system has a text of and writes into the folder `sheet.html`, one page
to judge in that saves a file of verdicts; `sheet.jsonl`, the same an article a line, for programs; and
`key.jsonl`, which says whose each text is and is not for the judges. A text that several systems wrote
is shown once. Articles are records with an `id` and `text`, `body` or `article`. A system is NAME=FILE,
predictions as `summarise evaluate` reads them; `reference`, the articles' own `title` or `summary`; or
an opening: lead-1, first-12-words or first-clause of headlines, lead-3 of paragraphs.

A verdict is a line:

    {"id": "3f9c1a07", "judge": "A", "grammatical": true, "main_point": true, "true": true, "passes": false}

`score` prints rates by system and judge with 95% intervals, how far judges agree, and which systems are
preferred; docs/judging.md says how they are computed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console

from summarise.common.documents import LENGTHS
from summarise.common.errors import SummariseError
from summarise.common.text.sentences import dateline_end
from summarise.config import Config
from summarise.evaluation import judging
from summarise.evaluation.baselines import LEADS
from summarise.generation.extractive.lead_clauses import lead_clauses


def first_clause(text: str) -> str:
    """Return the longest headline that an article's first sentence can be cut to, else the sentence."""
    story = text[dateline_end(text) :]
    return (lead_clauses(story, Config().headline) or [LEADS["headline"]["lead-1"](story)])[-1]


OPENINGS: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    **LEADS,
    "headline": LEADS["headline"] | {"first-clause": first_clause},
}


def sheet(given: argparse.Namespace) -> None:
    """Make a sheet, and say what is in it."""
    articles = judging.read_articles(given.articles, given.kind)
    systems = judging.system_texts(given.system, articles, given.length, OPENINGS[given.length])
    drawn = judging.draw_sheet(articles, systems, given.length, given.limit, given.seed)
    judging.write_sheet(drawn, given.output)
    texts = sum(len(article.texts) for article in drawn.articles)
    for note in drawn.notes:
        print(note, file=sys.stderr)
    print(f"{given.output}: {len(drawn.articles)} articles, {texts} texts of {len(systems)} systems", file=sys.stderr)  # fmt: skip


def score(given: argparse.Namespace) -> None:
    """Print what the judges said, and write it where that is asked for."""
    found = judging.judge_files(given.folder, given.verdicts, given.missing)
    judging.print_judgement(found, Console(width=None if sys.stdout.isatty() else 160))
    for path in given.output:
        judging.write_judgement(found, path)


def arguments() -> argparse.Namespace:
    """Return what the call asks for, `run` being the function that does it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    commands = parser.add_subparsers(required=True, metavar="sheet|score")
    making = commands.add_parser("sheet", help="make a blind sheet")
    making.add_argument("--articles", type=Path, required=True, help="JSONL (.gz, .xz), CSV or Parquet")  # fmt: skip
    making.add_argument("--system", action="append", required=True, metavar="NAME=FILE", help="or reference, or an opening; repeat it")  # fmt: skip
    making.add_argument("--length", choices=LENGTHS, required=True)
    making.add_argument("--kind", action="append", default=[], help="only articles of this `kind`; may be repeated")  # fmt: skip
    making.add_argument("--limit", type=int, default=60, metavar="N", help="articles, at most (60)")
    making.add_argument("--seed", type=int, default=1, metavar="S", help="of the draw (1)")
    making.add_argument("--output", type=Path, required=True, metavar="FOLDER")
    making.set_defaults(run=sheet)
    reading = commands.add_parser("score", help="score verdicts on a sheet")
    reading.add_argument("folder", type=Path, metavar="FOLDER", help="what `sheet` wrote")
    reading.add_argument("verdicts", type=Path, nargs="+", metavar="VERDICTS", help="JSONL, a judge each")  # fmt: skip
    reading.add_argument("--missing", choices=("stop", "skip"), default="stop", help="what to do about texts without a verdict")  # fmt: skip
    reading.add_argument("--output", type=Path, action="append", default=[], help="write .json or .md too; may be repeated")  # fmt: skip
    reading.set_defaults(run=score)
    return parser.parse_args()


def main() -> None:
    """Make a sheet, or score it."""
    given = arguments()
    try:
        given.run(given)
    except SummariseError as error:
        sys.exit(f"judge.py: {error}")


if __name__ == "__main__":
    main()
