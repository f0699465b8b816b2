"""Train the network that weighs the voices on a page's blocks, and cross-validate it by site.

    python scripts/train_fusion.py DUMPS.jsonl[.gz]... --html FOLDER --folds FOLDER
        [--snippets FOLDER...] [--output WEIGHTS.safetensors]

DUMPS and their pages are those of `scripts/train_cleaner.py`, which writes the networks of its folds
with `--keep-folds FOLDER`: what the labeller says of a page is to be what it says of a site that it has
not seen. FOLDER of `--snippets` has pages and a `snippets.jsonl`: `id` names a page, `url`, `with` and
`without` are what must and must not be in its text.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

from summarise.cleaning.blocks.classifier import Classifier
from summarise.common.documents import DROPPED_LABELS
from summarise.common.errors import SummariseError
from summarise.training.cleaner.fusion import Network, train, write_fusion
from summarise.training.cleaner.scores import PageScores, average_scores, score_page, score_table
from summarise.training.cleaner.voices import HeardPage, Rows, fold_of, read_pages, read_snippets

SEEDS = 3  # networks whose mean is taken
KEPT, SURE = 0.5, 0.9  # chance from which a block is kept, and of a rule from which it decides
WAYS = {0: "the extractor not asked", 1: "asked", 2: "wrong"}


def main() -> None:
    """Read, cross-validate, train on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("dumps", nargs="+", type=Path)
    parser.add_argument("--html", nargs="+", type=Path, required=True, help="folders of pages")
    parser.add_argument("--folds", type=Path, required=True, help="the networks of each fold")
    parser.add_argument("--snippets", nargs="*", type=Path, default=[], help="pages with snippets")
    parser.add_argument("--output", type=Path)
    args = parser.parse_args()
    networks = [Classifier.load(path) for path in sorted(args.folds.glob("*.safetensors"))]
    pages = [
        each
        for path in args.dumps
        for folder in args.html
        for each in read_pages(path, folder, networks)
    ]
    pages += [each for folder in args.snippets for each in read_snippets(folder, networks)]
    ways = [page.ways() for page in pages]
    print(f"{len(pages)} pages", flush=True)
    scored: dict[str, list[PageScores]] = {}
    for fold in range(len(networks)):
        inside = [fold_of(page.site, len(networks)) == fold for page in pages]
        others = [i for i, its in enumerate(inside) if not its]
        trained = train_all([pages[i] for i in others], [ways[i] for i in others])
        for page, its, its_ways in zip(pages, inside, ways, strict=True):
            for way, name in WAYS.items() if its and page.whole else ():
                kept = kept_text(page, trained, its_ways[way])
                scored.setdefault(f"{page.set}, {name}", []).append(score_page(page.body, kept))
    print(score_table({name: average_scores(its) for name, its in scored.items()}))
    for name, scores in scored.items():
        lost = sum(each.recall < 0.5 for each in scores)
        print(f"{name}: {lost} of {len(scores)} lose more than half")
    if args.output:
        write_fusion(train_all(pages, ways), args.output)


def train_all(pages: list[HeardPage], ways: list[list[Rows]]) -> list[Network]:
    """Train a network for each seed."""
    return [train(pages, ways, seed) for seed in range(SEEDS)]


@torch.no_grad()
def kept_text(page: HeardPage, networks: list[Network], heard: Rows) -> str:
    """Return what is kept of a page, but for what its structure says."""
    logits = torch.stack([network(torch.from_numpy(heard)) for network in networks]).mean(0)
    keep = np.array(torch.sigmoid(logits) >= KEPT)
    for i, mark in page.marks.items():
        keep[i] &= mark.label not in DROPPED_LABELS or mark.score < SURE
    return "\n\n".join(text for text, its in zip(page.dump.texts, keep, strict=True) if its)


if __name__ == "__main__":
    try:
        main()
    except (SummariseError, OSError) as error:
        sys.exit(f"train_fusion.py: {error}")
