"""Compare our ROUGE with published values: python scripts/check_rouge.py FOLDER

FOLDER holds, each optional:

- `vectors_small.jsonl.gz`: one `{reference, candidate, metric, stem, p, r, f, source}` a line;
  `reference` may be a list. Lines without a metric are of other programs' kinds, and are named.
- Google's `target_large.txt` and `prediction_large.txt` (google-research, rouge/testdata), a text a
  line, with `rouge_score_0.1.2_means.json`: mean precision, recall and F-measure of the lines, of
  groups of four lines, and of the first pairs, by set and ROUGE type. The Perl program's bootstrap
  intervals of the same files are below.
- `perl155_per_summary.jsonl.gz`: one `{reference, candidate, expected_rouge155}` a line, the Perl
  program's values with stemming and without irregular forms, each text as one sentence.
- `xsum_lead_ptgen.jsonl.gz`: one `{reference, lead, ptgen}` a line, with `perl155_exceptions.txt`,
  the irregular forms: what Narayan et al. 2018 published, under both normalisers.

Exit 0 when all agree or there is nothing to compare (SKIPPED on standard error), else 1.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from summarise.evaluation.metrics.rouge import ROUGE_TYPES, Rouge
from summarise.evaluation.metrics.rouge_settings import RougeSettings
from summarise.evaluation.significance.bootstrap import intervals
from summarise.evaluation.tokenizers.exceptions import load_exceptions

PUBLISHED = 1e-5  # the Perl program prints 5 decimals
RECOMPUTED = 1e-9
RESAMPLED = 2e-3  # two bootstraps of other seeds
ROUNDED = 0.005 + 1e-9  # published with 2 decimals
# Of the 900 summaries some were scored in another spelling ("8 pm", where the file has "8pm").
LEAST_EXACT = 0.98
# The Perl program's 95% intervals of Google's large files (rouge_score's scoring_test.py): by set,
# stemming and type, low and high of precision, recall and F-measure.
PERL_INTERVALS = {
    ("per_line", False, "rouge1"): ((0.48695, 0.51131), (0.31106, 0.32849), (0.37614, 0.39581)),
    ("per_line", True, "rouge1"): ((0.51027, 0.53788), (0.32563, 0.34548), (0.39380, 0.41661)),
    ("per_line", True, "rougeL"): ((0.50759, 0.53382), (0.32418, 0.34362), (0.39157, 0.41383)),
    ("multi4", True, "rouge1"): ((0.58963, 0.60822), (0.37327, 0.38914), (0.45607, 0.47244)),
    ("multi4", True, "rouge2"): ((0.35429, 0.37665), (0.22341, 0.23916), (0.27312, 0.29133)),
    ("multi4", True, "rougeLsum"): ((0.58604, 0.60444), (0.37084, 0.38671), (0.45305, 0.46946)),
}
XSUM_TYPES = ("rouge1", "rouge2", "rougeL")
XSUM = {"lead": (16.30, 1.60, 11.95), "ptgen": (29.70, 9.21, 23.24)}
MEASURES = ("precision", "recall", "fmeasure")

# Published values take a line for a sentence.
SCORERS = {stem: Rouge(stemming=stem, splitting=False) for stem in (False, True)}


def check_vectors(path: Path, exceptions: Path) -> bool:
    """Compare one reference and candidate a line with the published values, or the Perl program's tokens."""
    irregular = tuple(load_exceptions(exceptions).items())
    perl = Rouge(settings=RougeSettings(normaliser="perl-1.5.5", exceptions=irregular))
    print(f"{path.name}: expected → obtained (precision, recall, F-measure)")
    agree = []
    others = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            vector = json.loads(line)
            if "tokens_input" in vector:
                tokens = perl.tokens(vector["tokens_input"])
                agree.append(tokens == vector["expected_tokens_stem_155"])
                print(f"  {'ok  ' if agree[-1] else 'DIFF'} tokens  {vector['source']}")
                continue
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
    """Compare Google's large files, a pair a line or four lines."""
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


def check_intervals(targets: Path, predictions: Path) -> bool:
    """Compare bounds of the bootstrap with the Perl program's."""
    print(f"{targets.name}, {predictions.name}: bounds of 95% intervals (precision, recall, F)")
    lines = list(zip(_texts(targets), _texts(predictions), strict=True))
    groups = [
        tuple("\n".join(texts) for texts in zip(*lines[start : start + 4], strict=True))
        for start in range(0, len(lines), 4)
    ]
    agree = []
    for (which, stem, name), expected in PERL_INTERVALS.items():
        pairs = lines if which == "per_line" else groups
        values = [SCORERS[stem].score([target], prediction)[name] for target, prediction in pairs]
        obtained = intervals(values)
        close = bool(np.allclose(expected, obtained, rtol=0, atol=RESAMPLED))
        agree.append(close)
        said = ", ".join(f"{low:.4f}–{high:.4f}" for low, high in expected)
        got = ", ".join(f"{low:.4f}–{high:.4f}" for low, high in obtained)
        print(f"  {'ok  ' if close else 'DIFF'} {which:8} stem={stem!s:5} {name:9} {said} → {got}")
    print(f"  {sum(agree)} of {len(agree)} agree to {RESAMPLED}")
    return all(agree)


def check_summaries(path: Path) -> bool:
    """Compare the Perl program's values of single summaries."""
    rouge = Rouge(settings=RougeSettings(splitting=False, normaliser="perl-1.5.5"))
    exact = dict.fromkeys(XSUM_TYPES, 0)
    total = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            total += 1
            scores = rouge.score([row["reference"]], row["candidate"])
            for name in XSUM_TYPES:
                key = f"rouge_{name[-1].lower()}"
                given = [row["expected_rouge155"][f"{key}_{m}"] for m in ("precision", "recall")]
                exact[name] += bool(
                    np.allclose(given, scores[name][:2], rtol=0, atol=1.1 * PUBLISHED)
                )
    for name, count in exact.items():
        print(f"{path.name}: {name} exact on {count} of {total}")
    return all(count >= LEAST_EXACT * total for count in exact.values())


def check_xsum(path: Path, exceptions: Path) -> bool:
    """Compare published means with what each normaliser gives."""
    print(f"{path.name}: published → obtained (ROUGE-1, -2, -L)")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    irregular = tuple(load_exceptions(exceptions).items())
    agree = []
    for name, settings in (
        ("perl-1.5.5", RougeSettings(normaliser="perl-1.5.5", exceptions=irregular)),
        ("rouge-score", RougeSettings()),
    ):
        rouge = Rouge(settings=settings)
        for system, published in XSUM.items():
            scores = [rouge.score([row["reference"]], row[system]) for row in rows]
            obtained = [
                100 * float(np.mean([s[type_].fmeasure for s in scores])) for type_ in XSUM_TYPES
            ]
            close = bool(np.allclose(published, obtained, rtol=0, atol=ROUNDED))
            if name == "perl-1.5.5":
                agree.append(close)
            said = "ok  " if close else "DIFF" if name == "perl-1.5.5" else "    "
            figures = " ".join(f"{value:.2f}" for value in published)
            print(
                f"  {said} {name:11} {system:5} {figures} → {' '.join(f'{v:.2f}' for v in obtained)}"
            )
    return all(agree)


def _means(pairs: Sequence[tuple[str, ...]], stem: bool) -> dict[str, list[float]]:
    """Return mean precision, recall and F-measure by ROUGE type."""
    scores = [SCORERS[stem].score([target], prediction) for target, prediction in pairs]
    return {
        name: [float(mean) for mean in np.mean([score[name] for score in scores], axis=0)]
        for name in ROUGE_TYPES
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
    exceptions = folder / "perl155_exceptions.txt"
    large = [
        folder / name
        for name in ("target_large.txt", "prediction_large.txt", "rouge_score_0.1.2_means.json")
    ]
    checks: list[tuple[Callable[..., bool], list[Path]]] = [
        (check_vectors, [vectors, exceptions]),
        (check_means, large),
        (check_intervals, large[:2]),
        (check_summaries, [folder / "perl155_per_summary.jsonl.gz"]),
        (check_xsum, [folder / "xsum_lead_ptgen.jsonl.gz", exceptions]),
    ]
    agree = True
    for check, paths in checks:
        if absent := [str(path) for path in paths if not path.is_file()]:
            print(f"SKIPPED: no {', '.join(absent)}", file=sys.stderr)
        else:
            agree &= check(*paths)
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
