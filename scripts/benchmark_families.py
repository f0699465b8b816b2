"""How alike the families of checkpoints behave: a tiny random checkpoint of each, on every engine.

    python scripts/benchmark_families.py [--markdown]

Columns, counted over eight articles and both lengths (random weights make for close calls: what
differs here differs by rounding, unless all of it does):

    lengths     both were written, each from its checkpoint's own draft
    batch       best beams of a batch of eight that are those of the articles alone
    fp32, int8  best beams of CTranslate2 that are torch's

CTranslate2's columns have — where it does not know the family.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from rich.console import Console
from rich.table import Table
from tabulate import tabulate

sys.path.append(str(Path(__file__).parent.parent / "tests" / "generation"))

from tiny_checkpoint import TEXT, article
from tiny_families import FAMILIES, build

from summarise.common.documents import LENGTHS, Length, Summary
from summarise.config import Config, LengthConfig
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.encoder_input import truncate
from summarise.generation.engines.base import Engine
from summarise.generation.engines.ctranslate2.conversion import PRECISIONS
from summarise.generation.engines.ctranslate2.engine import CTranslate2Engine
from summarise.generation.engines.ctranslate2.support import why_not
from summarise.generation.engines.model_spec import ModelSpec
from summarise.generation.engines.torch_engine import TorchEngine

TOKENS: dict[Length, tuple[int, int]] = {"headline": (4, 12), "paragraph": (10, 40)}
BEAMS = 4

Beams = dict[Length, list[list[int]]]  # by length, each article's best beam


class Row(NamedTuple):
    """One family's results; None where CTranslate2 does not know it."""

    family: str
    lengths: bool
    batch: int
    fp32: int | None = None
    int8: int | None = None


def texts(count: int = 8) -> list[str]:
    """Articles of different lengths."""
    return [f"The council met {'again ' * n}in the town. {TEXT[n * 7 :]}" for n in range(count)]


def configuration(folder: Path, engine: str = "torch") -> Config:
    """Both lengths by one checkpoint, in tokens, which random words keep to."""
    lengths = {
        length: LengthConfig(checkpoint=str(folder), tokens=tokens, beams=BEAMS)
        for length, tokens in TOKENS.items()
    }
    return Config(engine=engine, source_words="free", **lengths)  # type: ignore[arg-type]


def write(engine: Engine, checkpoint: Checkpoint, articles: Sequence[str]) -> Beams:
    """The best beam of each article, both lengths from one batch."""
    encoded = engine.encode([truncate(checkpoint, text).ids for text in articles])
    free = [None] * len(articles)
    return {
        length: [
            beams[0].ids
            for beams in engine.generate(
                encoded, length, LengthConfig(tokens=tokens, beams=BEAMS), tokens, free
            )
        ]
        for length, tokens in TOKENS.items()
    }


def same(these: Beams, those: Beams) -> int:
    """How many beams two have in common."""
    return sum(
        a == b for length in TOKENS for a, b in zip(these[length], those[length], strict=True)
    )


def measure(family: str, folder: Path) -> Row:
    """Build a family's checkpoint and try it."""
    build(family, folder)
    result = SummaryGenerator(configuration(folder)).summarise([article()])[0]
    lengths = isinstance(result, Summary) and all(getattr(result, length) for length in LENGTHS)
    checkpoint = load_checkpoint(str(folder), language="en")
    engine = TorchEngine(checkpoint)
    articles = texts()
    together = write(engine, checkpoint, articles)
    alone = [write(engine, checkpoint, [text]) for text in articles]
    apart = {length: [one[length][0] for one in alone] for length in TOKENS}
    batch = same(together, apart)
    if why_not(ModelSpec.of(checkpoint.source)):
        return Row(family, lengths, batch)
    found = [
        same(together, write(CTranslate2Engine(checkpoint, precision), checkpoint, articles))
        for precision in PRECISIONS
    ]
    return Row(family, lengths, batch, *found)


def main() -> None:
    """Measure every family, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("families", nargs="*", help="only these")
    given = parser.parse_args()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["SUMMARISE_CACHE"] = f"{scratch}/cache"
        rows = [measure(name, Path(scratch) / name) for name in given.families or FAMILIES]
    of = len(TOKENS) * len(texts())
    cells = [
        [row.family, "both" if row.lengths else "NO"]
        + ["—" if count is None else f"{count} of {of}" for count in row[2:]]
        for row in rows
    ]
    names = list(Row._fields)
    if given.markdown:
        print(tabulate(cells, names, "pipe", disable_numparse=True))
        return
    table = Table(*names, box=None, pad_edge=False)
    for line in cells:
        table.add_row(*line)
    Console().print(table)


if __name__ == "__main__":
    main()
