"""Measure the cleaning stage on dumps with true bodies: accuracy, losses, speed beside trafilatura.

    python scripts/benchmark_cleaning.py DUMPS.jsonl[.gz]... [--html FOLDER] [--baseline FILE] [--rounds 3]

DUMPS has one object a line: `id`, `dump`, `body`, and `html_file` to be looked for in FOLDER. Prints
word 4-gram F1 for text dumps, and for pages beside trafilatura; the pages that lose more than a fifth
of their body; and pages a second. All pages are cleaned in one way after the other, round by round, in
one process, so that a busy machine is fair to all; seconds are of processor time. The first round finds
every cache empty and loads what it needs; the figure that counts is the median of the others. With
`--baseline`, exits with 1 when a figure is below the committed one by more than 0.3 points; `--update`
writes them.

Figures on what the classifier was trained on flatter it; its cross-validation, by site, is stored with
its weights and printed too.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from safetensors import safe_open
from trafilatura import bare_extraction
from trafilatura import extract as trafilatura_extract

from summarise.cleaning import clean
from summarise.cleaning.blocks.classifier import WEIGHTS
from summarise.common.documents import Article, RawDocument
from summarise.training.cleaner.scores import (
    PageScores,
    Scores,
    average_scores,
    open_text,
    score_page,
    score_table,
)
from summarise.training.pairs import read_records

NOISE = 0.003  # between machines, whose sums differ in the last place
MOST_LOST = 0.2  # of a body
_TIMES = 8  # that text is cleaned in a round: it takes a tenth of what a page takes


def of_text(dumps: Iterable[str]) -> list[str]:
    """The texts of dumps as the package cleans them, in a stream."""
    return _cleaned(RawDocument("page", "page", text=dump) for dump in dumps)


def of_html(pages: Iterable[str]) -> list[str]:
    """The texts of pages as the package cleans them, in a stream."""
    return _cleaned(RawDocument("page", "page", html=page) for page in pages)


def by_trafilatura(pages: Iterable[str]) -> list[str]:
    """The texts of pages as trafilatura extracts them, metadata too, as the package does."""
    found = (bare_extraction(p, with_metadata=True, include_comments=False) for p in pages)
    return [getattr(each, "text", None) or "" for each in found]


def by_trafilatura_alone(pages: Iterable[str]) -> list[str]:
    """The texts of pages as trafilatura extracts them at its defaults: comments, and no metadata."""
    return [trafilatura_extract(page) or "" for page in pages]


def _cleaned(documents: Iterable[RawDocument]) -> list[str]:
    return [each.text if isinstance(each, Article) else "" for each in clean(documents)]


def read_pages(path: Path, folder: Path | None) -> list[tuple[str, str, str, str | None]]:
    """Id, true body, dump and page of each row; no page where FOLDER has none."""
    found = []
    for row in read_records(path):
        html = None
        file = folder / Path(row["html_file"]).name if folder and row.get("html_file") else None
        if file and file.exists():
            with open_text(file, errors="replace") as lines:
                html = lines.read()
        found.append((row["id"], row["body"], row["dump"], html))
    return found


def main() -> int:
    """Measure, print, compare; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("dumps", nargs="+", type=Path)
    parser.add_argument("--html", type=Path, help="folder of the pages that rows name")
    parser.add_argument("--baseline", type=Path)
    parser.add_argument("--rounds", type=int, default=4, help="times that speed is measured")
    parser.add_argument("--update", action="store_true", help="write the baseline")
    args = parser.parse_args()

    scores: dict[str, Scores] = {}
    losses: list[str] = []
    with safe_open(WEIGHTS, framework="np") as file:
        print("cross-validated by site when the classifier was trained:")
        print(file.metadata()["cross_validation"], "\n")
    for path in args.dumps:
        if not path.exists():
            print(f"SKIPPED: {path} is not there", file=sys.stderr)
            continue
        name = path.name.split(".")[0]
        pages = read_pages(path, args.html)
        ways: list[tuple[str, Callable[[Iterable[str]], list[str]], int]] = [(name, of_text, 2)]
        if all(html for *_, html in pages):
            ways += [
                (f"{name}, HTML", of_html, 3),
                (f"{name}, HTML, trafilatura", by_trafilatura, 3),
                (f"{name}, HTML, trafilatura at its defaults", by_trafilatura_alone, 3),
            ]
        took = {way: [0.0] * args.rounds for way, *_ in ways}
        scored: dict[str, list[PageScores]] = {way: [] for way in took}
        for number in range(args.rounds):
            for way, cleaned, column in ways:
                inputs = [str(row[column] or "") for row in pages]
                times = _TIMES if cleaned is of_text and number else 1
                gc.collect()  # what one way leaves behind is no work of the next
                start = time.process_time()
                for _ in range(times):
                    texts = cleaned(inputs)
                took[way][number] = (time.process_time() - start) / times
                if number:
                    continue
                for row, text in zip(pages, texts, strict=True):
                    scored[way].append(score_page(row[1], text))
                    lost = 1 - scored[way][-1].recall
                    if lost > MOST_LOST and cleaned in (of_text, of_html):
                        losses.append(f"{way}: {row[0][:16]} loses {lost:.0%}")
        scores |= {way: average_scores(its) for way, its in scored.items()}
        _print_speed(took, len(pages))
    print("", score_table(scores), "", *losses, sep="\n")
    return _against(args.baseline, scores, args.update) if args.baseline else 0


def _print_speed(took: dict[str, list[float]], pages: int) -> None:
    """Pages a second of each way, and how many times that of every trafilatura."""
    speeds = {way: pages / median(its[1:] or its) for way, its in took.items()}
    for way, speed in speeds.items():
        beside = [
            f"{speed / other:.2f} times {theirs.rpartition(', ')[2]}"
            for theirs, other in speeds.items()
            if "trafilatura" in theirs and "trafilatura" not in way
        ]
        first = f"{pages / took[way][0]:.1f} in the first round"
        print(f"{way}: {speed:.1f} pages a second ({', '.join([first, *beside])})")


def _against(baseline: Path, scores: dict[str, Scores], update: bool) -> int:
    ours = {name: round(s.f1, 4) for name, s in scores.items() if "trafilatura" not in name}
    if update:
        baseline.write_text(json.dumps(ours, indent=2) + "\n", encoding="utf-8")
        return 0
    before = json.loads(baseline.read_text(encoding="utf-8"))
    worse = [n for n, f1 in ours.items() if n in before and f1 < before[n] - NOISE]
    for name in worse:
        print(f"WORSE: {name}: F1 {ours[name]:.4f}, baseline {before[name]:.4f}")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
