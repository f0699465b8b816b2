"""Score a configuration on a reference set: how good, how long, how faithful.

    python scripts/benchmark_quality.py ARTICLES.jsonl[.gz] --length headline [--config default]

ARTICLES has one object a line: `body` (or `text`), and the reference as `title` (headline) or
`summary` (paragraph); rows are grouped by `kind` where they have one. Prints ROUGE F-measures, mean
words, the share of summaries with an unsupported name or number, and the same for the article's
opening (its first 12 words, or first three sentences).
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from summarise.config import load
from summarise.documents import Article, Summary
from summarise.evaluation.rouge import Rouge
from summarise.generation import Summariser
from summarise.language import count_words, sentences, unsupported

REFERENCE = {"headline": "title", "paragraph": "summary"}
VARIANTS = {"headline": ("rouge1", "rouge2", "rougeL"), "paragraph": ("rouge1", "rouge2", "rougeLsum")}  # fmt: skip


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def opening(text: str, length: str) -> str:
    """The baseline: the first 12 words, or the first three sentences."""
    if length == "headline":
        return " ".join(text.split()[:12])
    return " ".join(text[a:b] for a, b in sentences(text)[:3])


def report(name: str, pairs: Sequence[tuple[str, str, str]], length: str) -> None:
    """Print one line for (reference, prediction, article) triples."""
    rouge = Rouge()
    scores = [rouge.score([reference], written) for reference, written, _ in pairs]
    means = [100 * sum(s[v].fmeasure for s in scores) / len(pairs) for v in VARIANTS[length]]
    words = sum(count_words(written) for _, written, _ in pairs) / len(pairs)
    invented = sum(bool(unsupported(written, text)) for _, written, text in pairs)
    said = "/".join(f"{mean:.1f}" for mean in means)
    print(f"{name:28} n {len(pairs):5}  ROUGE {said:16}  words {words:5.1f}  unsupported {100 * invented / len(pairs):4.1f}%")  # fmt: skip


def main() -> None:
    """Read, write, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("articles", type=Path)
    parser.add_argument("--length", choices=list(REFERENCE), required=True)
    parser.add_argument("--config", default="default")
    parser.add_argument("--limit", type=int, help="only the first so many rows")
    parser.add_argument("--show", type=int, default=0, help="print so many summaries too")
    given = parser.parse_args()
    found = list(rows(given.articles))[: given.limit]
    articles = [Article(str(i), "", r.get("body") or r["text"], language="en") for i, r in enumerate(found)]  # fmt: skip
    summariser = Summariser(load(given.config), [given.length])
    summariser.load()
    began = time.perf_counter()
    written = list(summariser.stream(articles))
    seconds = time.perf_counter() - began
    groups: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    own_words = 0
    for row, article, result in zip(found, articles, written, strict=True):
        if not isinstance(result, Summary):
            raise SystemExit(f"{result.id}: {result.error}")
        text = getattr(result, given.length)
        own_words += "leading" in result.strategy
        groups[row.get("kind", "all")].append((row[REFERENCE[given.length]], text, article.text))
        if int(result.id) < given.show:
            print(f"  {row[REFERENCE[given.length]]}\n  -> {text}")
    for kind, triples in groups.items():
        report(kind, triples, given.length)
        baseline = [(reference, opening(text, given.length), text) for reference, _, text in triples]  # fmt: skip
        report(f"{kind}: the opening", baseline, given.length)
    print(f"{len(found) / seconds:.1f} articles/s; {own_words} fell back to the article's opening")


if __name__ == "__main__":
    main()
