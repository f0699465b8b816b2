"""JSON Lines: a record a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from summarise.common.text.repair import without_surrogates

Record = Mapping[str, Any]

# JSON leaves these as they are, and some programs take them for the end of a line
_LINE_BREAKS = {c: f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}


def as_line(record: Record) -> str:
    """Return a record as JSON that is one line and can be written, whatever its texts hold."""
    line = without_surrogates(json.dumps(record, ensure_ascii=False))
    for character, escape in _LINE_BREAKS.items():  # `translate` takes a hundred times as long
        line = line.replace(character, escape)
    return line


def write_lines(path: Path, records: Iterable[Record]) -> int:
    """Write records as JSON Lines, and return how many."""
    return copy_lines(path, map(as_line, records))


def copy_lines(path: Path, lines: Iterable[str]) -> int:
    """Write lines as they are, and return how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line + "\n")
            count += 1
    return count
