"""Writing the files that the evaluation tests read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def write_jsonl(path: Path, *records: dict[str, Any] | str) -> Path:
    """Write objects, or ready lines, one a line; returns the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def write_texts(folder: Path, texts: dict[str, str]) -> Path:
    """Write texts by their path in the folder; returns the folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
