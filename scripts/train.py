"""Train a checkpoint on articles with headlines, paragraphs or both.

    python scripts/train.py configs/training/fine-tune.yaml my-model --train archive.jsonl

The recipe is a YAML file; `configs/training/fine-tune.yaml` explains every key for seq2seq
checkpoints, `configs/training/writer.yaml` for decoder-only ones. The folder gets the checkpoint
(safetensors), the loss curve `loss.png`, and `history.json` with every figure of it. Called again
with the same folder, a run that was stopped goes on at its last saved state. Needs the extra
`train`: pip install "summarise-news[train]".
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.training.kinds import read_recipe, train


def main() -> None:
    """Read the call, train, say where the checkpoint is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("recipe", type=Path, help="a YAML file")
    parser.add_argument("output", type=Path, help="a folder, made if it is not there")
    parser.add_argument("--train", type=Path, nargs="+", default=[], metavar="FILE.jsonl")
    parser.add_argument("--dev", type=Path, nargs="+", default=[], metavar="FILE.jsonl")
    given = parser.parse_args()
    try:
        train(read_recipe(given.recipe, given.train, given.dev), given.output)
    except SummariseError as error:
        sys.exit(f"train.py: {error}")
    print(f"done: the checkpoint is in {given.output}, its curves in {given.output / 'loss.png'}")


if __name__ == "__main__":
    main()
