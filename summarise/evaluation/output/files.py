"""Scores as a file of the format that its ending says."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from summarise.common.files import atomic_write_text
from summarise.evaluation.output.rows import rows
from summarise.evaluation.output.tables import latex, markdown, page
from summarise.evaluation.scores import Scores


def write_scores(scores: Scores, path: Path) -> None:
    """Write scores in the format of the file's ending: .csv, .md, .tex, .html, else JSON.

    The file is written whole or not at all; folders on the way are made.

    Raises:
        SummariseError: it cannot be written there.
    """
    atomic_write_text(path, _BY_ENDING.get(path.suffix.lower(), _json)(scores))


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
    ".csv": _csv,
    ".md": markdown,
    ".tex": latex,
    ".html": page,
}
