"""Train the networks that weigh the voices on a page's blocks, and cross-validate them by site.

    python scripts/train_fusion.py DUMPS.jsonl[.gz]... --html FOLDER... --folds FOLDER
        [--snippets FOLDER...] [--held FOLDER...] [--jobs 1]
        [--keep-folds FOLDER] [--output WEIGHTS.safetensors]

DUMPS and their pages are those of `scripts/train_cleaner.py`, which writes the networks of its folds
with `--keep-folds FOLDER`: what the labeller says of a page is to be what it says of a site that it has
not seen. FOLDER of `--snippets` has pages and a `snippets.jsonl`: `id` names a page, `url`, `with` and
`without` are what must and must not be in its text. Of `--held` no page is ever trained on: they are
scored by networks that saw none of their sites. Each page is scored as `summarise clean` would keep its
blocks, by networks that have not seen its site.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch

from summarise.cleaning.blocks.classifier import Classifier
from summarise.cleaning.opinions.fusion import Fusion
from summarise.cleaning.opinions.voices import Heard
from summarise.common.errors import SummariseError
from summarise.training.cleaner.documents import fold_of
from summarise.training.cleaner.fusion import Trained, as_fusion, train, write_fusion
from summarise.training.cleaner.scores import (
    PageScores,
    Snippets,
    average_scores,
    score_page,
    score_snippets,
    score_table,
)
from summarise.training.cleaner.voices import HeardPage, read_pages, read_snippets

SEEDS = 3  # networks whose mean is taken
HELD = "held snippets"
WAYS = {"as it is": True, "the extractor never asked": False}
_shared: list[Learner] = []


def main() -> None:
    """Read, cross-validate, train on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("dumps", nargs="+", type=Path)
    parser.add_argument("--html", nargs="+", type=Path, required=True, help="folders of pages")
    parser.add_argument("--folds", type=Path, required=True, help="the networks of each fold")
    parser.add_argument("--snippets", nargs="*", type=Path, default=[], help="pages with snippets")
    parser.add_argument("--held", nargs="*", type=Path, default=[], help="such pages, only scored")
    parser.add_argument("--jobs", type=int, default=1, help="folds that are trained at once")
    parser.add_argument("--keep-folds", type=Path, help="where to write the networks of each fold")
    parser.add_argument("--output", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(1)
    networks = [Classifier.load(path) for path in sorted(args.folds.glob("*.safetensors"))]
    pages = list(_read(args, networks))
    print(f"{len(pages)} pages", flush=True)
    learnt = [page for page in pages if page.set != HELD]
    held = frozenset(page.domain for page in pages if page.set == HELD)
    learner = Learner(learnt, [page.ways() for page in learnt], held, len(networks))
    folds = [None, *range(len(networks) + bool(held))]
    context = multiprocessing.get_context("fork")  # so that the pages need not be sent
    with context.Pool(args.jobs, _share, (learner,)) as pool:
        whole, *parts = pool.map(_without, folds, chunksize=1)
    for fold, part in enumerate(parts if args.keep_folds else ()):
        write_fusion(part, args.keep_folds / f"{fold}.safetensors")
    if args.output:
        write_fusion(whole, args.output)
        print(f"{args.output}: {args.output.stat().st_size / 1e3:.0f} kB")
    _print_figures(pages, [as_fusion(part) for part in parts], learner)


def _read(args: argparse.Namespace, networks: Sequence[Classifier]) -> Iterator[HeardPage]:
    for path in args.dumps:
        for folder in args.html:
            yield from read_pages(path, folder, networks)
    for folder in args.snippets:
        yield from read_snippets(folder, networks)
    for folder in args.held:
        yield from read_snippets(folder, networks, HELD)


class Learner(NamedTuple):
    """What is learnt from: pages, what is heard of each in several ways, and the domains that are held back."""

    pages: Sequence[HeardPage]
    ways: Sequence[Sequence[Heard]]
    held: frozenset[str]
    folds: int

    def without(self, fold: int | None) -> list[Trained]:
        """Learn from all pages but those of a fold: `folds` is that of the domains held back, None is none."""
        places = [
            i for i, page in enumerate(self.pages) if fold is None or not self.has(fold, page)
        ]
        pages, ways = [self.pages[i] for i in places], [self.ways[i] for i in places]
        return [train(pages, ways, seed) for seed in range(SEEDS)]

    def has(self, fold: int, page: HeardPage) -> bool:
        """Tell whether a page is of a fold, of those held back among them."""
        if fold == self.folds:
            return page.domain in self.held
        return page.set != HELD and fold_of(page.domain, self.folds) == fold


def _print_figures(pages: Sequence[HeardPage], fusions: Sequence[Fusion], learner: Learner) -> None:
    """Print the figures of each set, every page scored by the networks that saw nothing of its site."""
    bodies = defaultdict[str, list[PageScores]](list)
    snippets = defaultdict[str, list[tuple[Snippets, str]]](list)
    asked = Counter[str]()
    for page in pages:
        held = learner.folds if page.set == HELD else None
        fold = held or fold_of(page.domain, learner.folds)
        for way, ask in WAYS.items():
            text, was_asked = page.kept_text(fusions[fold], ask)
            name = f"{page.set}, {way}"
            asked[name] += was_asked
            if page.snippets:
                snippets[name].append((page.snippets, text))
            else:
                bodies[name].append(score_page(page.body, text))
    print(score_table({name: average_scores(its) for name, its in bodies.items()}))
    for name, scores in bodies.items():
        lost = sum(each.recall < 0.5 for each in scores)
        print(f"{name}: {lost} of {len(scores)} lose more than half; asked {asked[name]}")
    for name, its in snippets.items():
        print(f"{name}: {score_snippets(its)}; asked {asked[name]}")


def _share(learner: Learner) -> None:
    """Keep what is learnt from, in a process of its own."""
    _shared.append(learner)


def _without(fold: int | None) -> list[Trained]:
    return _shared[0].without(fold)


if __name__ == "__main__":
    try:
        main()
    except (SummariseError, OSError) as error:
        sys.exit(f"train_fusion.py: {error}")
