"""Which strategy reads long articles best: python scripts/benchmark_long.py ARTICLES.jsonl[.gz] --length headline

ARTICLES is as `benchmark_quality.py` has it. Of its articles those are taken that have --least words
or more; each strategy reads them by the bundled checkpoint, whose decoder writes. For a paragraph a
first row has the default, which chooses sentences of the whole article instead. Prints Markdown:
ROUGE with 95% intervals, and how many articles a second of processor time.
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
    read_objects,
    written,
)
from rich.table import Table
from tabulate import tabulate

from summarise.common.text.words import count_words
from summarise.config import Config, load

STRATEGIES = ("lead", "salient", "windows")


def rows_of(path: Path, length: str, least: int, limit: int) -> list[Row]:
    """The long ones of a file."""
    rows = (
        Row(first(record, TEXT, str(path)), first(record, REFERENCE[length], str(path)), "all")
        for record in read_objects(path)
    )
    return [row for row in rows if count_words(row.text) >= least][:limit]


def configurations(length: str) -> dict[str, Config]:
    """The default, where it is none of them, and the strategies."""
    config = load("default")
    found = {"selected sentences": config} if length == "paragraph" else {}
    for strategy in STRATEGIES:
        update = {"long": strategy, "whole_sentences": False}
        own = config.length(length).model_copy(update=update)
        found[strategy] = config.model_copy(update={length: own})
    return found


def compare(rows: Sequence[Row], length: str, engine: str) -> Table:
    """A row for each strategy."""
    columns = [v.replace("rouge", "ROUGE-") for v in VARIANTS[length]]
    table = Table("", "strategy", "n", *columns, "words", "novel", "copied", "opening", "unsupported")  # fmt: skip
    for name, config in configurations(length).items():
        began = time.process_time()
        texts = written(rows, config.model_copy(update={"engine": engine}), length)
        rate = len(rows) / (time.process_time() - began)
        add_row(table, f"{name} ({rate:.1f}/s)", length, rows, texts)
    return table


def markdown(table: Table) -> str:
    """Return the table without its first column, the kind of articles, which is one."""
    columns = table.columns[1:]
    rows = zip(*(map(str, column.cells) for column in columns), strict=True)
    align = ["left", *["right"] * (len(columns) - 1)]
    headers = [str(column.header) for column in columns]
    return tabulate(list(rows), headers, "pipe", colalign=align, disable_numparse=True)


def main() -> None:
    """Read, write, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("articles", type=Path)
    parser.add_argument("--length", choices=list(REFERENCE), required=True)
    parser.add_argument("--least", type=int, default=300, help="words of an article")
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--engine", choices=["auto", "torch", "ctranslate2"], default="auto")
    given = parser.parse_args()
    rows = rows_of(given.articles, given.length, given.least, given.limit)
    print(markdown(compare(rows, given.length, given.engine)))


if __name__ == "__main__":
    main()
