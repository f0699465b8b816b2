"""Cells of a CSV file that a spreadsheet would take for a formula are marked with an apostrophe.

It is the mark by which a spreadsheet itself knows a text; our own reader of records takes it off.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")  # behind a mark of its own too, which has to come back


def marked(text: str) -> str:
    """Return a text as it goes into a cell: `=1+2` -> `'=1+2`."""
    return f"'{text}" if _FORMULA.match(text) else text


def unmarked(cell: str) -> str:
    """Return the text of a cell that `marked` made."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
