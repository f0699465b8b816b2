"""The families of checkpoints, each tried: a tiny random checkpoint writes both lengths, or why not.

    python scripts/family_table.py            # print the table
    python scripts/family_table.py --write    # put it into docs/checkpoints.md

A row for each type that `AutoModelForSeq2SeqLM` of the installed transformers knows, and for what
`tests/generation/tiny_decoder_only.py` lists. It says *works* where both lengths of an article are
written, and of eight articles a batch writes what each alone has written.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import torch
from tabulate import tabulate
from transformers.models.auto.modeling_auto import MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES

sys.path.append(str(Path(__file__).parent.parent / "tests" / "generation"))
sys.path.append(str(Path(__file__).parent))

import tiny_decoder_only
import tiny_families
from benchmark_families import TOKENS, configuration, same, texts, write
from tiny_checkpoint import article
from tiny_later_families import fsmt

from summarise.common.documents import Summary
from summarise.common.errors import SummariseError, one_line
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.families import LABELS
from summarise.generation.checkpoints.kinds import kind_of
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.refusals import refuse_model
from summarise.generation.checkpoints.source import resolve
from summarise.generation.engines.prefix_engine import PrefixEngine
from summarise.generation.engines.torch_engine import TorchEngine

DOCUMENT = Path(__file__).parent.parent / "docs" / "checkpoints.md"
BEGIN, END = "<!-- families -->", "<!-- /families -->"
HEADINGS = ("family", "model type", "")
WORKS = "works"
_ALL = len(TOKENS) * len(texts())
_NAMES = {label: kind for kind, label in LABELS.items()} | {
    "mBART-50": "mbart",
    "FLAN-T5": "t5",
    "NLLB": "m2m_100",
}


class Row(NamedTuple):
    """A family, what transformers calls it, and how it fares."""

    family: str
    model_type: str
    found: str


def seq2seq_rows(scratch: Path) -> list[Row]:
    """Try every type that `AutoModelForSeq2SeqLM` knows; what reads sound or translates is told so."""
    rows = []
    for kind in sorted(MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES):
        own = {n: make for n, make in tiny_families.FAMILIES.items() if _NAMES.get(n, n) == kind}
        if kind == "fsmt":
            own = {"FSMT": fsmt}
        rows += [Row(name, kind, _tried(scratch / name, make)) for name, make in own.items()]
        if not own:
            rows.append(Row(LABELS.get(kind, kind), kind, refused(kind)))
    return rows


def decoder_only_rows(scratch: Path) -> list[Row]:
    """Try the decoder-only families."""
    rows = []
    for family, (config, _) in tiny_decoder_only.FAMILIES.items():
        folder = scratch / config / family.split(",")[0]
        found = _tried(folder, lambda into, name=family: tiny_decoder_only.build(into, name))  # type: ignore[misc]
        rows.append(Row(family, resolve(str(folder)).model_type, found))
    return rows


def refused(kind: str) -> str:
    """Return why a type is none to write summaries with; "not tried" where nothing says so."""
    try:
        refuse_model("", {"model_type": kind, "is_encoder_decoder": True})
    except SummariseError as error:
        return str(error).removeprefix("checkpoint '' ").partition(";")[0]
    return "not tried"


def _tried(folder: Path, make: Callable[[Path], object]) -> str:
    """Build a checkpoint, have it write, and say how that went."""
    folder.mkdir(parents=True)
    make(folder)
    try:
        return _written(folder)
    except SummariseError as error:
        return one_line(error).removeprefix(f"checkpoint {str(folder)!r}").strip(": ")


def _written(folder: Path) -> str:
    kind_of(resolve(str(folder)))
    result = SummaryGenerator(configuration(folder)).summarise([article()])[0]
    if not isinstance(result, Summary):
        return result.error
    if not (result.headline and result.paragraph):
        return "writes nothing"
    checkpoint = load_checkpoint(str(folder), "cpu", language="en")
    engine = (PrefixEngine if checkpoint.chat else TorchEngine)(checkpoint)
    together = write(engine, checkpoint, texts())
    alone = [write(engine, checkpoint, [text]) for text in texts()]
    apart = {length: [one[length][0] for one in alone] for length in TOKENS}
    found = same(together, apart)
    # of random weights rounding may decide a close call
    return WORKS if found >= _ALL - 1 else f"batches differ: {found} of {_ALL}"


def table(rows: list[Row]) -> str:
    """Return rows as Markdown."""
    return tabulate(rows, HEADINGS, "pipe", disable_numparse=True)


def measured() -> str:
    """Try every family and return the tables."""
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as scratch:
        seq2seq = seq2seq_rows(Path(scratch))
        decoder_only = decoder_only_rows(Path(scratch) / "decoder-only")
    return f"{table(seq2seq)}\n\n{table(decoder_only)}"


def documented(document: str) -> str:
    """Return the tables that a document has."""
    return document.partition(BEGIN)[2].partition(END)[0].strip()


def main() -> None:
    """Print the tables, or write them into the document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--write", action="store_true", help=f"into {DOCUMENT.name}")
    given = parser.parse_args()
    tables = measured()
    print(tables)
    if given.write:
        text = DOCUMENT.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        DOCUMENT.write_text(
            f"{before}{BEGIN}\n\n{tables}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
