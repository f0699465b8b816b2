"""Read pairs of an article and what is to be learnt of it from JSONL files, packed or not."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from summarise.common.compression import is_damage, open_unpacked
from summarise.common.errors import SummariseError, one_line


class Pair(NamedTuple):
    """An article, its targets by name (`headline`, `paragraph`), and where its record says it is from.

    A target that the record lacks is left out.
    """

    text: str
    targets: dict[str, str]
    source: str = ""


def read_pairs(path: Path, text: Sequence[str], targets: Mapping[str, Sequence[str]]) -> list[Pair]:
    """Read the pairs of a file, in its order.

    Args:
        path: JSONL, a record a line.
        text: fields that may hold the article; the first that a record has counts.
        targets: the same for each target, which may be a list of texts: a pair each.

    Returns:
        the records that have an article and a target.

    Raises:
        SummariseError: no such file, not JSONL, or no record has one of the fields.
    """
    pairs = []
    seen: dict[str, None] = {}
    for record in read_records(path):
        seen |= dict.fromkeys(record)
        article = _first(record, text)
        found = {name: _several(record, fields) for name, fields in targets.items()}
        for place in range(max(map(len, found.values())) if article else 0):
            said = {name: several[place] for name, several in found.items() if place < len(several)}
            pairs.append(Pair(article, said, str(record.get("source") or "")))
    for fields in (text, *targets.values()):
        if not any(field in seen for field in fields):
            named = " or ".join(map(repr, fields))
            raise SummariseError(f"{path}: no field {named}; it has {', '.join(seen) or 'nothing'}")
    return pairs


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a JSONL file; blank lines are passed over.

    Raises:
        SummariseError: no such file, or a line that is no JSON object, with its number.
    """
    if not path.is_file():
        raise SummariseError(f"{path}: no such file")
    try:
        with open_unpacked(path) as packed, io.TextIOWrapper(packed, "utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _record(line, f"{path}#{number}")
    except Exception as error:
        if is_damage(error) or isinstance(error, (OSError, UnicodeDecodeError)):
            raise SummariseError(f"{path}: cannot be read: {one_line(error)}") from error
        raise


def _record(line: str, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise SummariseError(f"{place}: not JSONL: {one_line(error)}") from error
    if not isinstance(record, dict):
        raise SummariseError(f"{place}: not JSONL: a line must be an object")
    return record


def _first(record: Mapping[str, Any], fields: Sequence[str]) -> str:
    """Return the text of the first of the fields that the record has one in, else ""."""
    values = (record.get(field) for field in fields)
    return next((value for value in values if isinstance(value, str) and value), "")


def _several(record: Mapping[str, Any], fields: Sequence[str]) -> list[str]:
    """Return the texts of the first of the fields that the record has any in."""
    for field in fields:
        value = record.get(field)
        texts = value if isinstance(value, list) else [value]
        if found := [text for text in texts if isinstance(text, str) and text]:
            return found
    return []
