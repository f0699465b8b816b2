"""Prune the vocabulary of a decoder-only checkpoint to the pieces that some texts use.

    python scripts/prune_vocabulary.py CHECKPOINT OUT --size 28672 --texts FILE.jsonl[.gz|.xz] ...

CHECKPOINT is a folder or a hub name with a byte-level BPE vocabulary (GPT-2, SmolLM2, Llama 3, Qwen).
Every text of the records is counted: what is to be read, and what is to be written. Bytes stay, so
that any text can still be written, in more pieces.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.training.pairs import read_records
from summarise.training.vocabulary import prune_checkpoint

_NO_TEXT = ("id", "source", "url")


def texts(paths: Sequence[Path]) -> Iterator[str]:
    """Yield the texts of records, each behind a space, as a word in running text is spelled."""
    for path in paths:
        for record in read_records(path):
            for field, value in record.items():
                if isinstance(value, str) and field not in _NO_TEXT:
                    yield f" {value}"


def main() -> None:
    """Read the call, prune, say what is left."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("checkpoint")
    parser.add_argument("output", type=Path, help="a folder, made if it is not there")
    parser.add_argument("--size", type=int, default=28_672, help="tokens to keep")
    parser.add_argument("--texts", type=Path, nargs="+", required=True, metavar="FILE.jsonl")
    given = parser.parse_args()
    try:
        print(prune_checkpoint(given.checkpoint, texts(given.texts), given.size, given.output))
    except SummariseError as error:
        sys.exit(f"prune_vocabulary.py: {error}")


if __name__ == "__main__":
    main()
