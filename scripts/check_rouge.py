"""Compare our ROUGE with published values: python scripts/check_rouge.py FOLDER

FOLDER holds, each optional:

- `vectors_small.jsonl.gz`: one `{reference, candidate, metric, stem, p, r, f, source}` a line;
  `reference` may be a list. Lines without a metric are of other programs' kinds, and are named.
- Google's `target_large.txt` and `prediction_large.txt` (google-research, rouge/testdata), a text a
  line, with `rouge_score_0.1.2_means.json`: mean precision, recall and F-measure of the lines, of
  groups of four lines, and of the first pairs, by set and ROUGE type.

Exit 0 when all agree or there is nothing to compare (SKIPPED on standard error), else 1.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from summarise.evaluation.rouge import TYPES, Rouge

PUBLISHED = 1e-5  # the Perl program prints 5 decimals
RECOMPUTED = 1e-9
MEASURES = ("precision", "recall", "fmeasure")

# Published values take a line for a sentence.
SCORERS = {stem: Rouge(stemming=stem, splitting=False) for stem in (False, True)}


def check_vectors(path: Path) -> bool:
    """One reference and candidate a line, with the published values."""
    print(f"{path.name}: expected → obtained (precision, recall, F-measure)")
    agree = []
    others = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            vector = json.loads(line)
            if "metric" not in vector:
                others.append(vector["source"])
                continue
            given = vector["reference"]
            references = given if isinstance(given, list) else [given]
            scores = SCORERS[vector["stem"]].score(references, vector["candidate"])
            obtained = scores[vector["metric"]]
            expected = [vector[key] for key in "prf"]
            close = bool(np.allclose(expected, obtained, rtol=0, atol=PUBLISHED))
            agree.append(close)
            print(
                f"  {'ok  ' if close else 'DIFF'} {vector['metric']:9} stem={vector['stem']!s:5} "
                f"{_figures(expected)} → {_figures(obtained)}  {vector['source']}"
            )
    for source in others:
        print(f"  not compared: no metric  {source}")
    print(f"  {sum(agree)} of {len(agree)} agree to {PUBLISHED}")
    return all(agree)


def check_means(targets: Path, predictions: Path, means: Path) -> bool:
    """Google's large files, a pair a line or four lines."""
    print(f"{targets.name}, {predictions.name}: expected → obtained (precision, recall, F-measure)")
    lines = list(zip(_texts(targets), _texts(predictions), strict=True))
    groups = [
        tuple("\n".join(texts) for texts in zip(*lines[start : start + 4], strict=True))
        for start in range(0, len(lines), 4)
    ]
    sets: dict[str, Sequence[tuple[str, ...]]] = {
        "per_line": lines,
        "multi4": groups,
        "pair0": lines[:1],
        "pair1": lines[1:2],
        "multi0": groups[:1],
    }
    agree = []
    for name, by_type in json.loads(means.read_text(encoding="utf-8")).items():
        which, stemming = name.rsplit("_", 1)
        obtained = _means(sets[which], stem=stemming == "stem")
        for rouge_type, by_measure in by_type.items():
            expected = [by_measure[measure] for measure in MEASURES]
            close = bool(np.allclose(expected, obtained[rouge_type], rtol=0, atol=RECOMPUTED))
            agree.append(close)
            print(
                f"  {'ok  ' if close else 'DIFF'} {name:16} {rouge_type:9} "
                f"{_figures(expected)} → {_figures(obtained[rouge_type])}"
            )
    print(f"  {sum(agree)} of {len(agree)} agree to {RECOMPUTED}")
    return all(agree)


def _means(pairs: Sequence[tuple[str, ...]], stem: bool) -> dict[str, list[float]]:
    """Mean precision, recall and F-measure by ROUGE type."""
    scores = [SCORERS[stem].score([target], prediction) for target, prediction in pairs]
    return {
        name: [float(mean) for mean in np.mean([score[name] for score in scores], axis=0)]
        for name in TYPES
    }


def _texts(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def _figures(values: Sequence[float]) -> str:
    return " ".join(f"{value:.5f}" for value in values)


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    vectors = folder / "vectors_small.jsonl.gz"
    large = [
        folder / name
        for name in ("target_large.txt", "prediction_large.txt", "rouge_score_0.1.2_means.json")
    ]
    agree = True
    if vectors.is_file():
        agree &= check_vectors(vectors)
    else:
        print(f"SKIPPED: no {vectors}", file=sys.stderr)
    if all(path.is_file() for path in large):
        agree &= check_means(*large)
    else:
        absent = ", ".join(str(path) for path in large if not path.is_file())
        print(f"SKIPPED: no {absent}", file=sys.stderr)
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
