"""Ground floor: files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from summarise.documents import SummariseError


def write_whole(path: Path, text: str) -> None:
    """Write a text file, whole or not at all; folders on the way are made.

    Raises:
        SummariseError: it cannot be written there.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_text(text, encoding="utf-8", newline="\n")
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise SummariseError(f"cannot write {path}: {error.strerror or error}") from error
