"""Time systems apart from each other, and show what came of it: Markdown tables and bars."""

from __future__ import annotations

import multiprocessing
import re
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import torch
from generation_systems import Timed
from tabulate import tabulate

Table = dict[str, Timed]  # by system

COLUMNS = {  # those of a table are the ones that its rows have
    "wall": "articles/s",
    "processor": "articles a processor second",
    "times": "times the loop",
    "by processor": "by processor time",
    "peak": "peak GiB",
    "throughput": "throughput, %",
    "load": "load",
}


def apart(name: str, work: Callable[..., Timed], *arguments: Any) -> Timed | None:
    """Do work in a process of its own and say how it went; return None when it cannot be done."""
    try:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            result = pool.submit(work, *arguments).result()
    except Exception as error:  # of any library, or a process that was killed for its memory
        why = " ".join(str(error).split())
        print(f"{name}: not done: {type(error).__name__}: {why}", file=sys.stderr, flush=True)
        return None
    said = ", ".join(f"{key} {value:.3g}" for key, value in result.items())
    print(f"{name}: {said}", file=sys.stderr, flush=True)
    return result


def throughput() -> float:
    """Return this processor's GFLOP/s in 32-bit matrix products."""
    a, b = torch.rand(2048, 2048), torch.rand(2048, 2048)
    torch.mm(a, b)
    began = time.perf_counter()
    for _ in range(10):
        torch.mm(a, b)
    return 10 * 2 * 2048**3 / (time.perf_counter() - began) / 1e9


def markdown(table: Table) -> str:
    """Return a Markdown table, a row a system, with the columns that the rows have."""
    keys = [key for key in COLUMNS if any(key in result for result in table.values())]
    rows = [
        [name, *(f"{result[key]:.3g}" if key in result else "" for key in keys)]
        for name, result in table.items()
    ]
    header = ["", *(COLUMNS[key] for key in keys)]
    align = ["left", *["right"] * len(keys)]
    return tabulate(rows, header, "pipe", colalign=align, disable_numparse=True) + "\n"


def put(table: str, heading: str, document: str) -> str:
    """Return a document with a table in place of the first one of a section; it may lack either."""
    start, title, section = document.partition(f"\n## {heading}\n")
    if not title:
        return f"{document.rstrip()}\n\n## {heading}\n\n{table}"
    section, following, rest = section.partition("\n## ")
    old = re.search(r"(?m)(^\|.*\n?)+", section)
    first, last = old.span() if old else (0, 0)
    new = table if old else f"\n{table}"
    return start + title + section[:first] + new + section[last:] + following + rest


def plot(tables: Mapping[str, Table], path: Path) -> None:
    """Draw bars of articles a second, a panel a table; `tables` is by title."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot as plt

    sizes = [len(table) + 1 for table in tables.values()]
    figure, panels = plt.subplots(len(tables), figsize=(8, 0.4 * sum(sizes)), squeeze=False, height_ratios=sizes)  # fmt: skip
    for panel, (title, table) in zip(panels[:, 0], tables.items(), strict=True):
        bars = panel.barh([name.replace("`", "") for name in table], [r["wall"] for r in table.values()])  # fmt: skip
        panel.bar_label(bars, fmt="%.3g", padding=3)
        panel.set_title(title, loc="right")  # names of systems leave room to the left
        panel.set_xlabel("articles a second")
        panel.invert_yaxis()
        panel.margins(x=0.2)
    figure.tight_layout()
    figure.savefig(path, dpi=120, bbox_inches="tight")
