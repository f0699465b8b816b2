"""Train what grades a writer's drafts of headlines, by what readers said of others.

    python scripts/train_grader.py CHECKPOINT --train JUDGED.jsonl[.gz|.xz] [MORE.jsonl …]

CHECKPOINT is a folder of a prefix LM, or `bundled`; its own weights stay as they are. The records are
those of `configs/training/preferences.yaml`: the article, and `drafts` of it, each with `text` and
`grade` (2: to be printed as it stands; 1: true and readable, but not to be printed; 0: false,
misleading or ungrammatical).
Writes `grader.safetensors` (float16) into CHECKPOINT and the layers into `config.json`.

Reading is all of the time: about three articles a second of one core with bfloat16 instructions.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.training import grader


def main() -> None:
    """Read, train, write the grader beside the checkpoint's weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("checkpoint")
    parser.add_argument("--train", type=Path, required=True, nargs="+", metavar="FILE.jsonl")
    parser.add_argument("--layers", type=int, default=20, help="that read a draft, the lowest")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=1e-3)
    given = parser.parse_args()
    try:
        done = grader.train(given.checkpoint, given.train, given.layers, given.epochs, given.rate)
    except (SummariseError, OSError) as error:
        sys.exit(f"train_grader.py: {error}")
    print(done)


if __name__ == "__main__":
    main()
