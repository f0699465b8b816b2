"""The files of a sheet: a page and lines for the judges, and the key, which is not for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write_text
from summarise.common.text.repair import without_surrogates
from summarise.evaluation.data.records import read_records_with_id
from summarise.evaluation.judging.page import render_sheet
from summarise.evaluation.judging.sheet import Sheet

PAGE, LINES, KEY = "sheet.html", "sheet.jsonl", "key.jsonl"


@dataclass(frozen=True)
class KeyText:
    """A line of the key: a text by its id, the article it is of, and who wrote it."""

    id: str
    article: str
    length: str
    systems: tuple[str, ...]


def write_sheet(sheet: Sheet, folder: Path) -> None:
    """Write a sheet into a folder, as a page, as JSON Lines and with its key; the folder is made.

    Raises:
        SummariseError: the folder has another sheet, or cannot be written.
    """
    key = _as_lines(
        {"id": text.id, "article": article.id, "length": sheet.length, "systems": text.systems}
        for article in sheet.articles
        for text in article.texts
    )
    there = folder / KEY
    if there.exists() and there.read_bytes() != key.encode():
        raise SummariseError(f"{folder} has another sheet already: give another --output")
    lines = _as_lines(
        {"id": article.id, "length": sheet.length, "article": article.text}
        | {"texts": [{"id": text.id, "text": text.text} for text in article.texts]}
        for article in sheet.articles
    )
    atomic_write_text(folder / PAGE, render_sheet(sheet))
    atomic_write_text(folder / LINES, lines)
    atomic_write_text(there, key)


def read_key(folder: Path) -> list[KeyText]:
    """Read the key of a sheet, in the sheet's order.

    Raises:
        SummariseError: there is none, or it is not what `write_sheet` wrote.
    """
    path = folder / KEY
    if not path.is_file():
        raise SummariseError(f"{path}: no such file: give the folder that `sheet` made")
    found = []
    for record in read_records_with_id(path):
        article, length = record.text("article"), record.text("length")
        systems = record.fields.get("systems")
        if article is None or length is None or not isinstance(systems, list) or not systems:
            raise SummariseError(f"{record.place}: not a line of a key: make the sheet again")
        found.append(KeyText(record.id, article, length, tuple(map(str, systems))))
    if not found:
        raise SummariseError(f"{path}: no texts in it: make the sheet again")
    return found


def _as_lines(records: Iterator[dict[str, Any]]) -> str:
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return without_surrogates("".join(lines))
