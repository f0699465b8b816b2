"""Failures by their causes, so that a thousand of a kind are a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

_PARTICULAR = re.compile(
    r"'[^']*'|\"[^\"]*\"|“[^”]*”|\d[\d,.]*"
)  # what differs between those of a kind
_MOST_CAUSES = 8
_MOST_SOURCES = 3


def causes(failures: Iterable[Mapping[str, str]]) -> list[str]:
    """Return a line a cause, the commonest first: how many, why, and the first sources of it."""
    groups: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    counts: dict[tuple[str, str], int] = {}
    for failure in failures:
        kind = failure["stage"], _PARTICULAR.sub("…", failure["error"])
        counts[kind] = counts.get(kind, 0) + 1
        first = groups.setdefault(kind, [])
        if len(first) < _MOST_SOURCES:
            first.append(failure)
    ordered = sorted(groups, key=lambda kind: -counts[kind])
    lines = [_line(counts[kind], groups[kind]) for kind in ordered[:_MOST_CAUSES]]
    if more := sum(counts[kind] for kind in ordered[_MOST_CAUSES:]):
        lines.append(f"  {more} × other causes")
    return lines


def causes_of_file(path: Path) -> list[str]:
    """Return the lines of a file of failures; none where it cannot be read."""
    try:
        with path.open(encoding="utf-8") as lines:
            return causes(map(json.loads, lines))
    except (OSError, ValueError):
        return []


def _line(count: int, first: list[Mapping[str, str]]) -> str:
    errors = {failure["error"] for failure in first}
    error = first[0]["error"] if len(errors) == 1 else _PARTICULAR.sub("…", first[0]["error"])
    sources = ", ".join(failure["source"] for failure in first)
    more = f" and {count - len(first)} more" if count > len(first) else ""
    return f"  {count} × {first[0]['stage']}: {error} ({sources}{more})"
