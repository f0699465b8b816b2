"""The page's data: what of each record it shows, as far as one page has room."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup

from summarise.common.concerns import concerns, gravity
from summarise.common.pages import fill_template
from summarise.writers.lines import Record

MOST_BYTES = 20_000_000  # of summaries on a page, which a browser still opens at once
_MOST_TOLD = 100  # failures
_SHOWN = "id source url title byline outlet section published headline paragraph text".split()


def write_page(
    path: Path,
    records: Iterable[Record],
    failures: Iterable[Record] = (),
    most_bytes: int = MOST_BYTES,
) -> int:
    """Write records as a page, and return how many there are.

    The page has them in order until it is full, and then says how many it has; and what was not
    done, of which it has the first.
    """
    count, size, rows = 0, 0, list[str]()
    for count, record in enumerate(records, 1):
        if len(rows) < count - 1:  # it is full
            continue
        row = script_json(_row(record))
        size += len(row.encode("utf-8", "replace"))
        if size <= most_bytes or not rows:
            rows.append(row)
    failed, told = 0, list[Record]()
    for failed, failure in enumerate(failures, 1):
        if failed <= _MOST_TOLD:
            told.append(failure)
    page = fill_template(
        Path(__file__).with_name("page.html.jinja"),
        count=count,
        shown=len(rows),
        failed=failed,
        told=told,
        rows=Markup("[" + ",\n".join(rows) + "]"),
    )
    path.write_text(page, encoding="utf-8", newline="\n")
    return count


def script_json(value: object) -> str:
    """Return a value as JSON that a page's script element may hold."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _row(record: Record) -> dict[str, Any]:
    """Return what the page shows of a record; what is null is left out."""
    row: dict[str, Any] = {key: record[key] for key in _SHOWN if record.get(key)}
    if unsupported := record.get("unsupported"):
        row["unsupported"] = [[piece["length"], piece["text"]] for piece in unsupported]
    if found := concerns(record):
        row["concerns"], row["gravity"] = found, gravity(record)
    return row
