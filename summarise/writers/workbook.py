"""Excel workbooks: a record a row, its keys the columns; the extra `xlsx`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.common.text.repair import writable
from summarise.writers.lines import Record

_MOST_ROWS = 1_048_575  # of a sheet, below its heading
_MOST_CHARACTERS = 32_767  # of a cell
_WIDTHS = {"headline": 40, "paragraph": 80, "title": 40, "text": 80, "warnings": 40}
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# the same records are the same bytes, whenever they are written
_CREATED = datetime(2000, 1, 1)


def check_installed() -> None:
    """Raise a `SummariseError` where what writes workbooks is not installed."""
    try:
        import xlsxwriter  # noqa: F401
    except ImportError:
        raise SummariseError(
            'writing .xlsx takes XlsxWriter: pip install "summarise-news[xlsx]"'
        ) from None


def write_workbook(path: Path, records: Iterable[Record]) -> int:
    """Write records as the only sheet of a workbook, and return how many.

    Texts are texts, whatever they begin with. Lists are lines of a cell. What is longer than a cell
    may be is cut and ends in “…”.

    Raises:
        SummariseError: there are more than a sheet has rows, or XlsxWriter is not installed.
    """
    check_installed()
    import xlsxwriter

    count = 0
    with xlsxwriter.Workbook(str(path), {**_OPTIONS, "constant_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet("summaries")
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        wrapped.set_align("top")
        sheet.freeze_panes(1, 0)
        columns: list[str] = []
        for count, record in enumerate(map(writable, records), 1):
            if count > _MOST_ROWS:
                raise SummariseError(f"a sheet has room for {_MOST_ROWS:,} records: give .csv")
            if not columns:
                columns = list(record)
                for place, column in enumerate(columns):
                    sheet.set_column(place, place, _WIDTHS.get(column, 16))
                    sheet.write_string(0, place, column, bold)
            for place, column in enumerate(columns):
                value = record.get(column)
                if isinstance(value, (int, float)):
                    sheet.write_number(count, place, value, wrapped)
                elif value:
                    sheet.write_string(count, place, _cell(value), wrapped)
    return count


def _cell(value: object) -> str:
    if isinstance(value, list):
        lines = (each if isinstance(each, str) else _said(each) for each in value)
        text = "\n".join(lines)
    else:
        text = str(value)
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"


def _said(part: object) -> str:
    """Return a piece of a list for people: `headline: Ulan` is unsupported, `headline: 0.93` its support."""
    if isinstance(part, dict) and len(part) == 2 and "length" in part:
        return f"{part['length']}: {part.get('text', part.get('score'))}"
    return json.dumps(part, ensure_ascii=False)
