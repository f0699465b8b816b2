"""Compare support with people's judgements: python scripts/benchmark_support.py FILE...

Each FILE (.jsonl, may be gzipped) has one object a line: `document`, `summary`, and `label` (1 =
consistent) or `factuality` (1 = consistent, below it is not); rows are grouped by `dataset`, where
they have one, and `system`. Such files are FRANK's (Pagnoni et al. 2021) and QAGS' (Wang et al. 2020).

Prints the AUROC of each signal, of the score, and of plain word overlap as the baseline: the chance
that a consistent summary scores above an inconsistent one. Of the score, and of how far it is above the
baseline, also 95% bootstrap intervals over articles.

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
from typing import NamedTuple

import numpy as np

from summarise.common.text.sentences import split_sentences
from summarise.common.text.support_index import SupportIndex
from summarise.common.text.words import tokens
from summarise.evaluation.metrics.base import Checker
from summarise.evaluation.metrics.entailment import Entailment
from summarise.evaluation.metrics.faithfulness import support

_RESAMPLES = 1000
_BASELINE = "word overlap"


class Judged(NamedTuple):
    """A summary that people judged.

    Attributes:
        group: of rows that are reported together.
        system: that wrote it.
        article: what it is of; articles are resampled.
        consistent: what people said.
        values: what each signal says.
    """

    group: str
    system: str
    article: str
    consistent: bool
    values: dict[str, float]


def judged(path: Path, checker: Checker | None) -> Iterator[Judged]:
    """Yield the rows of a file with the values of the signals."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            group = f"{path.name.split('.')[0]} {row.get('dataset', '')}".strip()
            consistent = row.get("label", row.get("factuality")) == 1
            values = signals(row["document"], row["summary"], checker)
            yield Judged(group, row.get("system", "all"), row["document"], consistent, values)


def signals(article: str, summary: str, checker: Checker | None) -> dict[str, float]:
    """Return each signal's mean over the sentences, the combination, and the baseline."""
    index = SupportIndex(article)
    found = [index.signals(summary[start:end]) for start, end in split_sentences(summary)]
    known, written = set(tokens(article)), tokens(summary)
    judgement = support(article, summary)
    values = {
        _BASELINE: mean([token in known for token in written]) if written else 0.0,
        "one sentence": mean([s.one for s in found]) if found else 0.0,
        "two sentences": mean([s.two for s in found]) if found else 0.0,
        "order": mean([s.order for s in found]) if found else 0.0,
        "pairs": mean([s.pairs for s in found]) if found else 0.0,
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
    consistent = [row.consistent for row in rows]
    figures = []
    for name in rows[0].values:
        area = auroc(consistent, [row.values[name] for row in rows])
        figures.append(f"{name} {area:.3f}" if area is not None else f"{name} –")
    print(f"{title:28} n {len(rows):4} ({sum(consistent)} consistent)  {'  '.join(figures)}")


def report_intervals(rows: Sequence[Judged]) -> None:
    """Print the 95% intervals of support, and of what it is above the baseline."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row.article].append(place)
    articles, draw = list(places.values()), np.random.default_rng(0)
    found = []
    for _ in range(_RESAMPLES):
        drawn = [
            rows[i] for n in draw.integers(len(articles), size=len(articles)) for i in articles[n]
        ]
        consistent = [row.consistent for row in drawn]
        both = [
            auroc(consistent, [r.values[name] for r in drawn]) for name in ("support", _BASELINE)
        ]
        if both[0] is not None and both[1] is not None:
            found.append((both[0], both[0] - both[1]))
    if found:
        (low, least), (high, most) = np.percentile(found, [2.5, 97.5], axis=0)
        print(
            f"    support {low:.3f} to {high:.3f}, above the baseline by {least:.3f} to {most:.3f}"
        )


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
            groups[row.group].append(row)
        for group, rows in groups.items():
            report(group, rows)
            report_intervals(rows)
            systems = sorted({row.system for row in rows})
            for system in systems if len(systems) > 1 else []:
                report(f"  {system}", [row for row in rows if row.system == system])


if __name__ == "__main__":
    main()
