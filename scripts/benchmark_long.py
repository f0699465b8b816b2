"""Which strategy reads long articles best: python scripts/benchmark_long.py ARTICLES.jsonl[.gz] --length headline

ARTICLES is as `benchmark_quality.py` has it. Of its articles those are taken that have --least words
or more; each strategy reads them by the bundled checkpoint, whose decoder writes (for a paragraph
too, which its selector would choose from the whole article). Prints ROUGE with 95% intervals, and
articles a second.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from benchmark_quality import (
    REFERENCE,
    TEXT,
    VARIANTS,
    Row,
    add_row,
    first,
    names_in,
    read,
    written,
)
from rich.console import Console
from rich.table import Table

from summarise.config import load
from summarise.language import count_words

STRATEGIES = ("lead", "salient", "windows")


def rows_of(path: Path, length: str, least: int, limit: int) -> list[Row]:
    """The long ones of a file."""
    rows = (
        Row(first(record, TEXT, str(path)), first(record, REFERENCE[length], str(path)), "all")
        for record in read(path)
    )
    return [row for row in rows if count_words(row.text) >= least][:limit]


def compare(rows: Sequence[Row], length: str) -> Table:
    """A row for each strategy."""
    columns = [v.replace("rouge", "ROUGE-") for v in VARIANTS[length]]
    table = Table("", "strategy", "n", *columns, "words", "novel", "copied", "opening", "unsupported", box=None)  # fmt: skip
    names = names_in(row.text for row in rows)
    for strategy in STRATEGIES:
        settings = load("default").length(length)
        own = settings.model_copy(update={"long": strategy, "whole_sentences": False})
        config = load("default").model_copy(update={length: own})
        began = time.perf_counter()
        texts = written(rows, config, length)
        rate = len(rows) / (time.perf_counter() - began)
        add_row(table, f"{strategy} ({rate:.1f}/s)", length, rows, texts, names)
    return table


def main() -> None:
    """Read, write, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("articles", type=Path)
    parser.add_argument("--length", choices=list(REFERENCE), required=True)
    parser.add_argument("--least", type=int, default=300, help="words of an article")
    parser.add_argument("--limit", type=int, default=200)
    given = parser.parse_args()
    rows = rows_of(given.articles, given.length, given.least, given.limit)
    Console(width=160).print(compare(rows, given.length))


if __name__ == "__main__":
    main()
