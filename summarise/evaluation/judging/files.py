"""The files of a sheet: a page and lines for the judges, and the key, which is not for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write_text
from summarise.common.text.repair import without_surrogates
from summarise.evaluation.data.records import read_records_once
from summarise.evaluation.judging.page import render_sheet
from summarise.evaluation.judging.questions import FORMS, FormName
from summarise.evaluation.judging.sheet import Sheet

PAGE, LINES, KEY = "sheet.html", "sheet.jsonl", "key.jsonl"


@dataclass(frozen=True)
class KeyText:
    """A line of the key.

    Attributes:
        id: of the text.
        article: the id of the article that it is of.
        length: `headline` or `paragraph`.
        systems: who wrote it.
        form: what is asked of it.
        references: what people wrote of the article, if that is known.
    """

    id: str
    article: str
    length: str
    systems: tuple[str, ...]
    form: FormName = "verdicts"
    references: tuple[str, ...] = ()


class SheetTexts(NamedTuple):
    """What a sheet shows: articles by their ids, and texts by theirs."""

    articles: dict[str, str]
    texts: dict[str, str]


def write_sheet(sheet: Sheet, folder: Path) -> None:
    """Write a sheet into a folder, as a page, as JSON Lines and with its key; the folder is made.

    Raises:
        SummariseError: the folder has another sheet, or cannot be written.
    """
    key = _as_lines(
        {"id": text.id, "article": article.id, "length": sheet.length, "systems": text.systems}
        | {"form": sheet.form, "references": article.references}
        for article in sheet.articles
        for text in article.texts
    )
    there = folder / KEY
    if there.exists() and there.read_bytes() != key.encode():
        raise SummariseError(f"{folder} has another sheet already: give another --output")
    lines = _as_lines(
        {"id": article.id, "length": sheet.length, "form": sheet.form, "article": article.text}
        | {"texts": [{"id": text.id, "text": text.text} for text in article.texts]}
        for article in sheet.articles
    )
    atomic_write_text(folder / PAGE, render_sheet(sheet))
    atomic_write_text(folder / LINES, lines)
    atomic_write_text(there, key)


def files_of_sheet(folder: Path) -> list[Path]:
    """Return the files that `write_sheet` writes into a folder."""
    return [folder / name for name in (PAGE, LINES, KEY)]


def read_key(folder: Path) -> list[KeyText]:
    """Read the key of a sheet, in the sheet's order.

    Raises:
        SummariseError: there is none, or it is not what `write_sheet` wrote.
    """
    path = folder / KEY
    if not path.is_file():
        raise SummariseError(f"{path}: no such file: give the folder that `sheet` made")
    found = []
    for record in read_records_once(path):
        article, length = record.text("article"), record.text("length")
        systems, references = record.fields.get("systems"), record.fields.get("references", [])
        form = record.text("form") or "verdicts"
        lists = isinstance(systems, list) and isinstance(references, list)
        if article is None or length is None or not systems or not lists or form not in FORMS:
            raise SummariseError(f"{record.place}: not a line of a key: make the sheet again")
        named, written = tuple(map(str, systems)), tuple(map(str, references))
        found.append(KeyText(record.id, article, length, named, form, written))
    if not found:
        raise SummariseError(f"{path}: no texts in it: make the sheet again")
    return found


def read_texts(folder: Path) -> SheetTexts:
    """Read the articles and texts of a sheet.

    Raises:
        SummariseError: they are not there, or not what `write_sheet` wrote.
    """
    articles: dict[str, str] = {}
    texts: dict[str, str] = {}
    for record in read_records_once(folder / LINES):
        shown = record.fields.get("texts")
        if not isinstance(shown, list) or not all(isinstance(text, dict) for text in shown):
            raise SummariseError(f"{record.place}: not a line of a sheet: make it again")
        articles[record.id] = record.text("article") or ""
        texts |= {str(text.get("id")): str(text.get("text")) for text in shown}
    return SheetTexts(articles, texts)


def _as_lines(records: Iterator[dict[str, Any]]) -> str:
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return without_surrogates("".join(lines))
