"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarise.common.errors import SummariseError


@contextmanager
def atomic_write(path: Path, scratch: Path | None = None) -> Iterator[Path]:
    """Yield a draft to write to, which replaces the file when the block ends and goes if it fails.

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


def atomic_write_text(path: Path, text: str) -> None:
    """Write a text file in UTF-8, whole or not at all.

    Raises:
        SummariseError: it cannot be written there.
    """
    with atomic_write(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")
