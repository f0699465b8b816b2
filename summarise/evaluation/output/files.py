"""Scores as a file of the format that its ending says."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write_text
from summarise.evaluation.output.rows import rows
from summarise.evaluation.output.tables import latex, markdown, page
from summarise.evaluation.scores import Scores


def write_scores(scores: Scores, path: Path) -> None:
    """Write scores in the format of the file's ending, see `check_ending`; without one, as JSON.

    The file is written whole or not at all; folders on the way are made.

    Raises:
        SummariseError: it cannot be written there, or not in that format.
    """
    check_ending(path)
    atomic_write_text(path, _BY_ENDING[path.suffix.lower()](scores))


def check_ending(path: Path) -> None:
    """Raise a `SummariseError` for a file whose ending names no format that scores are written in."""
    if path.suffix.lower() not in _BY_ENDING:
        raise SummariseError(f"{path}: scores end in {', '.join(filter(None, _BY_ENDING))}")


def _json(scores: Scores) -> str:
    return json.dumps(scores, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _csv(scores: Scores) -> str:
    found = rows(scores)
    columns = list(dict.fromkeys(column for row in found for column in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, [*columns, "signature"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(row | {"signature": scores["signature"]} for row in found)
    return text.getvalue()


_BY_ENDING: dict[str, Callable[[Scores], str]] = {
    "": _json,
    ".json": _json,
    ".csv": _csv,
    ".md": markdown,
    ".tex": latex,
    ".html": page,
}
