"""How fast ROUGE with intervals is: python scripts/benchmark_rouge.py PAIRS.jsonl[.gz] [--rounds 3]

PAIRS has one object a line: `reference`, and a text under --field. Scores four variants with 1,000
resamples in turns with plain `rouge-score` and its BootstrapAggregator, and prints wall and processor
seconds and their ratios. Turns, since a busy machine slows whoever runs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from rouge_score.rouge_scorer import RougeScorer
from rouge_score.scoring import BootstrapAggregator

from summarise.common.processors import processors
from summarise.evaluation.data.alignment import SummaryPair
from summarise.evaluation.groups import score_pairs
from summarise.evaluation.metrics.base import MetricSettings
from summarise.evaluation.metrics.rouge import ROUGE_TYPES
from summarise.evaluation.significance.bootstrap import intervals
from summarise.evaluation.workers import Workers


def ours(pairs: Sequence[SummaryPair], processes: int) -> list[float]:
    """Return mean F-measures, 0 to 100, as `summarise evaluate` gets them."""
    values, _ = score_pairs(pairs, MetricSettings(), Workers(processes))
    intervals(values[:, :, 2])
    return [float(mean) for mean in values[:, :, 2].mean(axis=0)]


def plain(pairs: Sequence[SummaryPair]) -> list[float]:
    """Return the same by `rouge-score`; its mid is the median of the resamples."""
    scorer, aggregator = RougeScorer(list(ROUGE_TYPES), use_stemmer=True), BootstrapAggregator()
    for pair in pairs:
        aggregator.add_scores(scorer.score(pair.references[0], pair.prediction))
    result = aggregator.aggregate()
    return [100 * float(result[name].mid.fmeasure) for name in ROUGE_TYPES]


def timed(function: Callable[[], list[float]]) -> tuple[float, float, list[float]]:
    """Return wall seconds, processor seconds of this process and its children, and the result."""
    began, used = time.perf_counter(), sum(os.times()[:4])
    result = function()
    return time.perf_counter() - began, sum(os.times()[:4]) - used, result


def main() -> None:
    """Read, take turns, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--field", default="prediction", help="where the texts are")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, help="only the first so many pairs")
    parser.add_argument("--processes", type=int, default=processors())
    given = parser.parse_args()
    opener = gzip.open if given.pairs.suffix == ".gz" else open
    with opener(given.pairs, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][: given.limit]
    pairs = [SummaryPair(str(i), (r["reference"],), r[given.field]) for i, r in enumerate(rows)]
    walls, processor = [], []
    for number in range(given.rounds):
        wall, used, result = timed(lambda: ours(pairs, given.processes))
        plain_wall, plain_used, expected = timed(lambda: plain(pairs))
        walls.append(plain_wall / wall)
        processor.append(plain_used / used)
        print(
            f"round {number + 1}: summarise {wall:.1f} s wall, {used:.1f} s processor; rouge-score "
            f"{plain_wall:.1f} s, {plain_used:.1f} s; F {' '.join(f'{f:.2f}' for f in result)} "
            f"and {' '.join(f'{f:.2f}' for f in expected)}",
            flush=True,
        )
    print(
        f"{len(pairs)} pairs, {given.processes} processes: {median(walls):.1f} times as fast by the "
        f"clock, {median(processor):.1f} times less processor time"
    )


if __name__ == "__main__":
    main()
