"""Train what expects the words of a checkpoint's headlines.

    python scripts/train_salience.py CHECKPOINT --train TITLES.jsonl[.gz|.xz] [--limit 24000]

CHECKPOINT is a folder, or `bundled`, with a WordPiece vocabulary; its encoder stays as it is. The
records have `text` or `body`, and `title` or `headline`. A word of what the encoder reads of an
article is to be expected when the title has it, both stemmed as ROUGE does. Writes
`salience.safetensors` (float16) into CHECKPOINT and its shape into `config.json`.

Encoding is most of the time, about 25 articles a second and core, 50 with `--bf16` where the CPU
has it. What was encoded is kept in memory, 100 KB an article.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.training import salience


def main() -> None:
    """Encode, train, write the network beside the checkpoint's weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("checkpoint")
    parser.add_argument("--train", type=Path, required=True, metavar="FILE.jsonl")
    parser.add_argument("--limit", type=int, default=24_000, help="articles, drawn at random")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=7e-4)
    parser.add_argument("--bf16", action="store_true", help="encode in bfloat16")
    given = parser.parse_args()
    try:
        done = salience.train(
            given.checkpoint, given.train, given.limit, given.epochs, given.rate, given.bf16
        )
    except (SummariseError, OSError) as error:
        sys.exit(f"train_salience.py: {error}")
    print(done)


if __name__ == "__main__":
    main()
