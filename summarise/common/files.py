"""Ground floor: files that are written whole or not at all, and the names of what lies beside them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarise.common.errors import SummariseError


@contextmanager
def whole(path: Path, scratch: Path | None = None) -> Iterator[Path]:
    """A draft to write to, which takes the file's place when the block ends, and goes if it fails.

    Args:
        path: the file; folders on the way are made.
        scratch: a folder on the same file system for the draft, the file's own by default.

    Raises:
        SummariseError: it cannot be written there.
    """
    # hidden, so that it is no input where an output lies among its inputs
    draft = (scratch or path.parent) / f".{path.name}.{os.getpid()}.draft"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield draft
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise SummariseError(f"cannot write {path}: {error.strerror or error}") from error


def write_whole(path: Path, text: str) -> None:
    """Write a text file, whole or not at all.

    Raises:
        SummariseError: it cannot be written there.
    """
    with whole(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")


def beside(output: Path, ending: str) -> Path:
    """What goes with an output: `o.jsonl` -> `o.journal`, `o.csv` -> `o.csv.journal`."""
    stem = output.stem if output.suffix == ".jsonl" else output.name
    return output.with_name(stem + ending)


JOURNAL = ".journal"  # in an output that is a folder, hidden from whoever reads it


def is_folder(output: str) -> bool:
    """Whether an output is a folder (by its final slash) or a URI, and so gets Parquet files."""
    return output.endswith("/") or "://" in output


def journal_folder(output: Path) -> Path:
    """Where what was done for an output is kept."""
    return beside(output, ".journal")


def failures_file(output: Path) -> Path:
    """Where the failures of an output go: `o.jsonl` -> `o.failures.jsonl`."""
    return beside(output, ".failures.jsonl")
