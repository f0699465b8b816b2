"""How fast summaries are written: python scripts/benchmark_generation.py [random|bundled|growth ...]

    random   64 articles of mixed length by a random checkpoint of DistilBART's size (306M), 60 new
             tokens, 4 beams: a loop of `generate`, plain batches, textsum if it is installed, our
             engines, and a decoder-only model of 0.5B parameters with the same tokens in and out
    bundled  articles of 300 words, both lengths, by the bundled checkpoint with 2 to 6 beams, beside a
             loop of `generate` on the same checkpoint, and how long loading it takes
    growth   the bundled checkpoint on 10 to --most articles, and on articles of 100 to --longest words

Each system runs in a process of its own, so that its peak memory is its own; loading is not timed.
What cannot be done is said in its row, and the rest goes on. Prints Markdown once a table is whole,
and on the way, to standard error, each row. `load` is how busy the machine was, in processes: read
absolute times with it. With `random`, `throughput` is the share of what the processor does in 32-bit
matrix products: the products that the loop needs for an article, counted by torch, whatever a system
computes them in. --plot draws the tables into a PNG, --into puts them in place of those in a document:

    python scripts/benchmark_generation.py --plot docs/performance.png --into docs/performance.md
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from benchmark_tables import Table, apart, markdown, plot, put, throughput
from generation_systems import (
    ARTICLES,
    BEAMS,
    TOKENS,
    Timed,
    build,
    bundled,
    bundled_plain,
    chat,
    ours,
    plain,
    textsum,
)

TITLES = {
    "random": f"A random checkpoint of DistilBART's size, {TOKENS} tokens, {BEAMS} beams",
    "bundled": "The bundled checkpoint, both lengths, 300 words",
    "growth": "The bundled checkpoint, both lengths, 2 beams",
}
HEADINGS = {  # of the document's sections
    "random": "Beside what others do",
    "bundled": "The bundled checkpoint",
    "growth": "Growth",
}
LOOP = "`generate`, one article at a time"


def random_checkpoint(given: argparse.Namespace) -> Table:
    """Time systems side by side."""
    articles = given.articles
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random"
        build(path)
        quarter = max(4, articles // 4)  # the slow ones do fewer of the same lengths
        rows: dict[str, tuple[Callable[..., Timed], *tuple[Any, ...]]] = {
            LOOP: (plain, path, articles, 1),
            "`generate`, batches of 8 in input order": (plain, path, articles, 8),
            "summarise, torch": (ours, path, articles, "torch"),
            "summarise, ctranslate2": (ours, path, articles, "ctranslate2"),
            f"textsum, {quarter} of the articles": (textsum, path, quarter),
            f"a decoder-only chat model of 0.5B, greedy, {quarter} of the articles": (chat, quarter, TOKENS),
        }  # fmt: skip
        found = {name: apart(name, work, *arguments) for name, (work, *arguments) in rows.items()}
    table = {name: result for name, result in found.items() if result}
    if loop := table.get(LOOP):
        rate = throughput()
        for name, result in table.items():
            result["times"] = result["wall"] / loop["wall"]
            result["by processor"] = result["processor"] / loop["processor"]
            if "decoder-only" not in name:  # which computes other products
                result["throughput"] = 100 * result["wall"] * loop["gflop"] / rate
    return table


def bundled_checkpoint(given: argparse.Namespace) -> Table:
    """Time beams, beside a loop of `generate` over a quarter of the articles."""
    quarter = max(4, given.articles // 4)
    rows: dict[str, tuple[Callable[..., Timed], *tuple[Any, ...]]] = {
        f"{LOOP}, {BEAMS} beams": (bundled_plain, quarter)
    }
    rows |= {f"summarise, {beams} beams": (bundled, "auto", beams, given.articles) for beams in (2, 4, 6)}  # fmt: skip
    found = {name: apart(name, work, *arguments) for name, (work, *arguments) in rows.items()}
    table = {name: result for name, result in found.items() if result}
    if loop := table.get(f"{LOOP}, {BEAMS} beams"):
        for result in table.values():
            result["times"] = result["wall"] / loop["wall"]
            result["by processor"] = result["processor"] / loop["processor"]
    return table


def growth(given: argparse.Namespace) -> Table:
    """Time more articles, and longer ones."""
    rows = [(many, 300) for many in (10, 100, 1000, 10_000) if many <= given.most]
    rows += [(given.articles, words) for words in (100, 300, 1000, 3000, 10_000) if words <= given.longest]  # fmt: skip
    names = [f"{many:,} articles of {words:,} words" for many, words in rows]
    found = {
        name: apart(name, bundled, "auto", 2, many, words)
        for name, (many, words) in zip(names, rows, strict=True)
    }
    return {name: result for name, result in found.items() if result}


def main() -> None:
    """Measure what is asked for, print it, put it where it belongs."""
    tables = {"random": random_checkpoint, "bundled": bundled_checkpoint, "growth": growth}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("tables", nargs="*", choices=[*tables, []])
    parser.add_argument("--articles", type=int, default=ARTICLES, help="of a row, unless it says another number")  # fmt: skip
    parser.add_argument("--most", type=int, default=10_000, help="articles that growth goes to")
    parser.add_argument("--longest", type=int, default=10_000, help="words that growth goes to")
    parser.add_argument("--plot", type=Path, help="a PNG to draw the tables into")
    parser.add_argument("--into", type=Path, help="a Markdown document whose tables are replaced")
    given = parser.parse_args()
    print(f"{torch.get_num_threads()} threads, {throughput():.0f} GFLOP/s in 32-bit matrix products")  # fmt: skip
    found: dict[str, Table] = {}
    for name in given.tables or tables:
        table = tables[name](given)
        if not table:
            continue
        found[name] = table
        print(f"\n## {HEADINGS[name]}\n\n{markdown(table)}", flush=True)
        if given.into:
            document = given.into.read_text(encoding="utf-8")
            given.into.write_text(put(markdown(table), HEADINGS[name], document), encoding="utf-8")
        if given.plot:  # each time, so that what is measured is kept whatever comes
            plot({TITLES[n]: t for n, t in found.items()}, given.plot)


if __name__ == "__main__":
    main()
