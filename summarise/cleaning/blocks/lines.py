"""The lines of a dump, as they stood in it: what tells whether a program wrapped them."""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_WIDTH = 132  # columns: no terminal is wider
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
_TABLE_ROW = re.compile(r"\S(?:\s*\t\s*| {4,})\S")


class Line(NamedTuple):
    """A line with its white space folded, and how it stood in the dump."""

    text: str
    indent: int
    columns: int
    table: bool
    below_blank: bool

    @classmethod
    def of(cls, raw: str, folded: str, below_blank: bool) -> Line:
        """Make a line of what stood in the dump, and of the same folded."""
        if len(folded) > MAX_WIDTH:
            return cls(folded, 0, len(folded), False, below_blank)
        wide = 0 if folded.isascii() else len(_WIDE.findall(folded))
        if folded == raw:
            return cls(folded, 0, len(folded) + wide, False, below_blank)
        bare = raw.strip()
        indent = raw.index(bare[0])
        columns = indent + len(bare) + wide
        table = len(bare) > len(folded) and bool(_TABLE_ROW.search(bare))
        return cls(folded, indent, columns, table, below_blank)
