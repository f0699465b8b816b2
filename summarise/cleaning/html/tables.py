"""Tables of figures, which are kept or dropped as a whole; tables that only lay a page out are none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LAYOUT = "table form h1 h2 h3 p div ul ol".split()  # what no table of figures has in its cells
_MOST_INSIDE = 0.3  # such elements, a cell
_LEAST_ROWS, _LEAST_COLUMNS = 2, 2
_MOST_READ = 60  # rows
_LONGEST_CELL = 120  # characters: more are prose
_LINKED = 0.5  # of the characters: more are a menu


def is_table_of_figures(table: HtmlElement) -> bool:
    """Tell whether a table has figures or short entries in rows and columns."""
    rows = list(islice(table.iter("tr"), _MOST_READ))
    cells = [row.findall("td") + row.findall("th") for row in rows]
    full = [its for its in cells if len(its) >= _LEAST_COLUMNS]
    if len(full) < _LEAST_ROWS or 2 * len(full) < len(rows):
        return False
    number = sum(map(len, cells))
    if next(table.iter("script", "style"), None) is not None:
        return False
    inside = sum(1 for _ in table.iter(*_LAYOUT)) - 1  # but itself
    if inside > _MOST_INSIDE * number or next(islice(table.iter("table"), 1, 2), None) is not None:
        return False
    lengths = [len(" ".join(cell.text_content().split())) for its in cells for cell in its]
    linked = sum(len(link.text_content()) for link in table.iter("a"))
    return max(lengths) <= _LONGEST_CELL and linked <= _LINKED * sum(lengths)


def table_rows(table: HtmlElement) -> Iterator[str]:
    """Yield the caption of a table and its rows, the entries of each parted by commas."""
    for row in table.iter("caption", "tr"):
        entries = [row] if row.tag == "caption" else list(row)
        said = (" ".join(entry.text_content().split()) for entry in entries)
        if text := ", ".join(filter(None, said)):
            yield text
