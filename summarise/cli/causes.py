"""Failures by their causes, so that a thousand of a kind are a line."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

_PARTICULAR = re.compile(
    r"'[^']*'|\"[^\"]*\"|“[^”]*”|\d[\d,.]*"
)  # what differs between those of a kind
_MOST_CAUSES = 8
_MOST_SOURCES = 3


class Causes:
    """Takes in failures and groups them by cause; of each cause it keeps the first few.

    Attributes:
        count: of the failures taken in.
    """

    def __init__(self) -> None:
        self.count = 0
        self._first: dict[tuple[str, str], list[Mapping[str, str]]] = {}
        self._counts: Counter[tuple[str, str]] = Counter()
        self._of_files: Counter[tuple[str, str, str]] = Counter()

    def add(self, failure: Mapping[str, str]) -> bool:
        """Take in the next failure, as its record; return whether it is among the first of its cause in its file."""
        self.count += 1
        kind = failure["stage"], _PARTICULAR.sub("…", failure["error"])
        self._counts[kind] += 1
        first = self._first.setdefault(kind, [])
        if len(first) < _MOST_SOURCES:
            first.append(failure)
        file = *kind, failure["source"].partition("#")[0]
        self._of_files[file] += 1
        return self._of_files[file] <= _MOST_SOURCES

    def lines(self, least: int = 1) -> list[str]:
        """Return a line a cause, the commonest first: how many, why, and the first sources of it.

        Args:
            least: how many failures a cause has that is told.
        """
        ordered = [each for each in self._counts.most_common() if each[1] >= least]
        lines = [_line(count, self._first[kind]) for kind, count in ordered[:_MOST_CAUSES]]
        if more := sum(count for _, count in ordered[_MOST_CAUSES:]):
            lines.append(f"  {more} × other causes")
        return lines


def causes(failures: Iterable[Mapping[str, str]]) -> list[str]:
    """Return the lines of some failures; see `Causes`."""
    found = Causes()
    for failure in failures:
        found.add(failure)
    return found.lines()


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
