"""The articles of a sheet, as the systems that are judged have read them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from summarise.common.errors import SummariseError
from summarise.evaluation.data.records import Record, read_records_once

TEXT = ("text", "body", "article")  # fields that may hold the article, the first counts
REFERENCE = {"headline": "title", "paragraph": "summary"}  # what people wrote, by length


class SourceArticle(NamedTuple):
    """An article, and by length what people wrote of it, where its record has it."""

    id: str
    text: str
    references: dict[str, str]


def read_articles(path: Path, kinds: Collection[str] = ()) -> list[SourceArticle]:
    """Read articles from JSON Lines (packed or not), CSV or Parquet, in the file's order.

    Args:
        path: records with an `id` and the article as `text`, `body` or `article`, as
            `summarise clean` and `summarise run --keep-text` write them.
        kinds: only articles whose `kind` is one of these; none for all.

    Raises:
        SummariseError: it cannot be read, a record has no article, or there is none of the kinds.
    """
    records = list(read_records_once(path, wanted="an id and a text"))
    if kinds:
        given = (record.fields.get("kind") for record in records)
        found = dict.fromkeys(str(kind) for kind in given if kind is not None)
        records = [record for record in records if str(record.fields.get("kind")) in kinds]
        if not records:
            raise SummariseError(
                f"{path}: no article of kind {' or '.join(kinds)}: it has {', '.join(found) or 'none'}"
            )
    if not records:
        raise SummariseError(f"{path}: no articles in it")
    return [_article(record) for record in records]


def _article(record: Record) -> SourceArticle:
    text = next((text for name in TEXT if (text := record.text(name))), None)
    if text is None:
        raise SummariseError(
            f"{record.place}: no {', '.join(TEXT[:-1])} or {TEXT[-1]}: "
            "give what `summarise clean` or `summarise run --keep-text` wrote"
        )
    references = {length: record.text(name) for length, name in REFERENCE.items()}
    return SourceArticle(record.id, text, {name: said for name, said in references.items() if said})
