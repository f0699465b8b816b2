"""Longest common subsequences, a row of the table in one operation on bits instead of cell by cell.

Source: Hyyrö 2004, "Bit-parallel LCS-length computation revisited".
"""

from __future__ import annotations

from collections.abc import Sequence


class LCS:
    """Longest common subsequences of one sequence with others.

    A row of the usual table is one integer: bit j is unset where the row's value rises from column
    j to j + 1, so that a cell is the count of unset bits below it.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self._width = len(columns)
        self._masks: dict[str, int] = {}
        for place, token in enumerate(columns):
            self._masks[token] = self._masks.get(token, 0) | 1 << place

    def length(self, rows: Sequence[str]) -> int:
        """Return how long the longest common subsequence is."""
        last = self._table([self._masks[t] for t in rows if t in self._masks])[-1]
        return self._width - last.bit_count()

    def indices(self, rows: Sequence[str]) -> list[int]:
        """Return where in `rows` the subsequence is that `rouge-score` would choose, from the end."""
        # A row whose token is in no column changes nothing, in the table or on the way back.
        kept = [(place, self._masks[t]) for place, t in enumerate(rows) if t in self._masks]
        table = self._table([mask for _, mask in kept])
        row, column = len(kept), self._width
        found = []
        while row and column:
            place, mask = kept[row - 1]
            if mask >> (column - 1) & 1:
                found.append(place)
                row, column = row - 1, column - 1
            elif self._cell(table[row], column - 1) > self._cell(table[row - 1], column):
                column -= 1
            else:
                row -= 1
        return found

    def _table(self, masks: Sequence[int]) -> list[int]:
        """Return the rows from the empty one on."""
        full = (1 << self._width) - 1
        row = full
        table = [row]
        for mask in masks:
            shared = row & mask
            row = ((row + shared) | (row - shared)) & full
            table.append(row)
        return table

    def _cell(self, row: int, column: int) -> int:
        return column - (row & ((1 << column) - 1)).bit_count()
