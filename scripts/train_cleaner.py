"""Train the block classifier of the cleaning stage, and cross-validate it by site.

    python scripts/train_cleaner.py DUMPS.jsonl[.gz]... [--html FOLDER] [--articles ARTICLES.jsonl[.gz|.xz]...]
        [--folds 5] [--keep-folds FOLDER] [--output WEIGHTS.safetensors]

DUMPS has one object a line: `dump`, the text as scraped; `body`, the true text; `url`, whose host is
the site. With `--html`, the page in FOLDER that a row's `html_file` names is learnt from as well.
ARTICLES are texts of no page: `title`, and `body` or `description`; pages get them as articles, as
teasers and as comments, and no word of them comes into the lexicon. Sites are dealt into folds, so
that no figure is of a site that was trained on. Prints the figures of each file; with `--output`,
trains on everything then and writes the weights. Three hundred thousand blocks take a quarter of an
hour on one core, five folds and all.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.training.cleaner.cross_validation import cross_validate
from summarise.training.cleaner.documents import read_documents
from summarise.training.cleaner.loop import train, write_weights
from summarise.training.cleaner.mixtures import make_mixtures
from summarise.training.cleaner.scores import score_table
from summarise.training.cleaner.stock import read_stories


def main() -> None:
    """Read, cross-validate, train on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("dumps", nargs="+", type=Path)
    parser.add_argument("--html", type=Path, help="folder of the pages that rows name")
    parser.add_argument("--articles", nargs="+", type=Path, default=[], help="texts of no page")
    parser.add_argument("--folds", type=int, default=5, help="0: no cross-validation")
    parser.add_argument("--keep-folds", type=Path, help="where to write the network of each fold")
    parser.add_argument("--output", type=Path)
    args = parser.parse_args()
    done: set[Path] = set()
    documents = [d for path in args.dumps for d in read_documents(path, args.html, done)]
    folds = max(1, args.folds)
    by_fold = ([d for d in documents if d.fold(folds) == fold] for fold in range(folds))
    others = list(read_stories(args.articles))
    documents += [mixed for its in by_fold for mixed in make_mixtures(its, others)]
    for name, number in Counter(document.set for document in documents).items():
        print(f"{name}: {number}")
    figures = (
        score_table(cross_validate(documents, args.folds, args.keep_folds)) if args.folds else ""
    )
    print(figures)
    if args.output:
        write_weights(*train(documents, seed=0), figures, args.output)
        print(f"{args.output}: {args.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    try:
        main()
    except (SummariseError, OSError) as error:
        sys.exit(f"train_cleaner.py: {error}")
