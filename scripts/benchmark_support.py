"""Compare support with people's judgements: python scripts/benchmark_support.py FILE...

Each FILE (.jsonl, may be gzipped) has one object a line: `document`, `summary`, and `label` (1 =
consistent) or `factuality` (1 = consistent, below it is not); rows are grouped by `dataset`, where
they have one, and `system`. Such files are FRANK's (Pagnoni et al. 2021) and QAGS' (Wang et al. 2020).

Prints the AUROC of each signal, of their combination, which is the score, and of plain word overlap
as the baseline: the chance that a consistent summary scores above an inconsistent one.

Exit 0, also when no file is given (SKIPPED on standard error).
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

import numpy as np

from summarise.common.text.sentences import split_sentences
from summarise.common.text.support_index import SupportIndex
from summarise.common.text.words import tokens
from summarise.evaluation.metrics.base import Checker
from summarise.evaluation.metrics.entailment import Entailment
from summarise.evaluation.metrics.faithfulness import support

Judged = tuple[str, str, bool, dict[str, float]]  # group, system, consistent, signal -> value


def judged(path: Path, checker: Checker | None) -> Iterator[Judged]:
    """Yield the rows of a file with the values of the signals."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            group = f"{path.name.split('.')[0]} {row.get('dataset', '')}".strip()
            consistent = row.get("label", row.get("factuality")) == 1
            values = signals(row["document"], row["summary"], checker)
            yield group, row.get("system", "all"), consistent, values


def signals(article: str, summary: str, checker: Checker | None) -> dict[str, float]:
    """Return each signal's mean over the sentences, the combination, and the baseline."""
    index = SupportIndex(article)
    found = [index.signals(summary[start:end]) for start, end in split_sentences(summary)]
    known, written = set(tokens(article)), tokens(summary)
    judgement = support(article, summary)
    values = {
        "word overlap": mean([token in known for token in written]) if written else 0.0,
        "one sentence": mean([s.one for s in found]) if found else 0.0,
        "two sentences": mean([s.two for s in found]) if found else 0.0,
        "order": mean([s.order for s in found]) if found else 0.0,
        "unsupported": -float(len(judgement.unsupported)),
        "support": judgement.score,
    }
    if checker:
        values["checker"] = support(article, summary, checker).score
    return values


def auroc(consistent: Sequence[bool], values: Sequence[float]) -> float | None:
    """Return the area under the ROC curve; None when there is only one class."""
    good = np.array([v for v, c in zip(values, consistent, strict=True) if c])
    bad = np.array([v for v, c in zip(values, consistent, strict=True) if not c])
    if not len(good) or not len(bad):
        return None
    above = (good[:, None] > bad).sum() + 0.5 * (good[:, None] == bad).sum()
    return float(above / (len(good) * len(bad)))


def report(title: str, rows: Sequence[Judged]) -> None:
    """Print a line of AUROCs."""
    consistent = [row[2] for row in rows]
    figures = []
    for name in rows[0][3]:
        area = auroc(consistent, [row[3][name] for row in rows])
        figures.append(f"{name} {area:.3f}" if area is not None else f"{name} –")
    print(f"{title:28} n {len(rows):4} ({sum(consistent)} consistent)  {'  '.join(figures)}")


def main() -> None:
    """Read, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--checker", help="an NLI checkpoint, judged beside the signals")
    given = parser.parse_args()
    if not given.files:
        print("SKIPPED: no files with judgements given", file=sys.stderr)
    checker = Entailment(given.checker) if given.checker else None
    for path in given.files:
        groups: dict[str, list[Judged]] = defaultdict(list)
        for row in judged(path, checker):
            groups[row[0]].append(row)
        for group, rows in groups.items():
            report(group, rows)
            systems = sorted({row[1] for row in rows})
            for system in systems if len(systems) > 1 else []:
                report(f"  {system}", [row for row in rows if row[1] == system])


if __name__ == "__main__":
    main()
