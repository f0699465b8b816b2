"""Pack a decoder-only checkpoint that was taught to write summaries as a prefix LM, in 8 bits.

    python scripts/pack_writer.py writer summarise/bundled

`writer` is what `configs/training/writer.yaml` wrote. What `OUT` has of a selector stays, as far as
the layers that it was trained on did (`freeze_layers`).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.training.writer.pack import pack_checkpoint


def main() -> int:
    """Pack, and say what was written; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path, help="folder of the decoder-only checkpoint")
    parser.add_argument("out", type=Path, help="folder of the packed one; may be there already")
    given = parser.parse_args()
    try:
        shards = pack_checkpoint(given.checkpoint, given.out)
    except SummariseError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 2
    for shard in shards:
        print(f"{shard}: {shard.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
