"""Score outputs that were published with papers: python scripts/check_published.py FOLDER --exceptions FILE

FOLDER holds clones of the public repositories, each optional: `yixinL7/SimCLS` as SimCLS, `yixinL7/BRIO` as
BRIO, `priyankmodiPM/Abstractive-Summarization` as Abstractive-Summarization, which has the outputs of See
et al. 2017. FILE has the irregular forms of the Perl program (found|find). Prints a row a system: what
was published, what we get and the largest difference, which is to be at most .05; exit 1 where it is more.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from summarise.common.processors import processors
from summarise.evaluation.data.alignment import SummaryPair
from summarise.evaluation.groups import score_pairs
from summarise.evaluation.metrics.base import MetricSettings
from summarise.evaluation.metrics.rouge_settings import RougeSettings
from summarise.evaluation.tokenizers.exceptions import load_exceptions
from summarise.evaluation.workers import Workers

MOST = 0.05  # of a difference
GET_TO_THE_POINT = "Abstractive-Summarization/GetToThePoint_Pretrained/test_output/test_output"


class Published(NamedTuple):
    """A system's published figures: ROUGE-1, -2, and -L, which is of whole summaries where `lsum` is unset.

    Outputs and references are files with a text a line, or folders with a file a text.
    """

    name: str
    outputs: str
    references: str
    figures: tuple[float, float, float]
    lsum: bool


SYSTEMS = (
    Published("BRIO, XSum", "BRIO/output/xsum.test.ours.out.tokenized", "BRIO/output/xsum.test.reference.tokenized", (49.07, 25.59, 40.40), False),
    Published("SimCLS, XSum", "SimCLS/output/test.xsum.ours", "SimCLS/output/test.xsum.reference", (47.61, 24.57, 39.44), False),
    Published("SimCLS, CNN/DM", "SimCLS/output/test.cnndm.ours", "SimCLS/output/test.cnndm.reference", (46.67, 22.15, 43.54), True),
    Published("See, baseline", f"{GET_TO_THE_POINT}/baseline", f"{GET_TO_THE_POINT}/reference", (31.33, 11.81, 28.83), True),
    Published("See, pointer-gen", f"{GET_TO_THE_POINT}/pointer-gen", f"{GET_TO_THE_POINT}/reference", (36.44, 15.66, 33.42), True),
    Published("See, coverage", f"{GET_TO_THE_POINT}/pointer-gen-cov", f"{GET_TO_THE_POINT}/reference", (39.53, 17.28, 36.38), True),
)  # fmt: skip


def texts(path: Path) -> list[str]:
    """Return the texts of a file, a line each, or of a folder, a file each in the order of their names."""
    if path.is_dir():
        return [file.read_text(encoding="utf-8") for file in sorted(path.glob("[0-9]*"))]
    return path.read_text(encoding="utf-8").splitlines()


def figures(outputs: Sequence[str], references: Sequence[str], settings: RougeSettings, lsum: bool) -> list[float]:  # fmt: skip
    """Return mean ROUGE-1, -2 and -L (or Lsum) F-measures, 0 to 100, as `summarise evaluate` gets them."""
    pairs = [
        SummaryPair(str(n), (reference,), output)
        for n, (output, reference) in enumerate(zip(outputs, references, strict=True))
    ]
    values, _ = score_pairs(pairs, MetricSettings(settings), Workers(processors()))
    one, two, whole, by_sentence = values[:, :, 2].mean(axis=0)
    return [float(one), float(two), float(by_sentence if lsum else whole)]


def main() -> int:
    """Score each system that is there, and print it beside what was published."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("folder", type=Path)
    parser.add_argument("--exceptions", type=Path, help="irregular forms, found|find a line")
    given = parser.parse_args()
    irregular = tuple(sorted(load_exceptions(given.exceptions).items()))
    settings = RougeSettings(normaliser="perl-1.5.5", exceptions=irregular)
    worst = 0.0
    for system in SYSTEMS:
        outputs, references = given.folder / system.outputs, given.folder / system.references
        if not outputs.exists() or not references.exists():
            print(f"SKIPPED: {system.name}: no {outputs}", file=sys.stderr)
            continue
        found = figures(texts(outputs), texts(references), settings, system.lsum)
        most = max(abs(a - b) for a, b in zip(found, system.figures, strict=True))
        worst = max(worst, most)
        cells = (" / ".join(f"{figure:.2f}" for figure in row) for row in (system.figures, found))
        print(f"| {system.name} | {' | '.join(cells)} | {most:.2f} |", flush=True)
    return 0 if worst <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
