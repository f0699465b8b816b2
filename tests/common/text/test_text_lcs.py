"""Longest common subsequences."""

from __future__ import annotations

import random

from summarise.common.text.lcs import LCS


def test_lcs_of_long_texts_takes_no_table_of_cells() -> None:
    chance = random.Random(3)
    first, second = ([chance.choice("abcdefgh") for _ in range(5000)] for _ in range(2))
    assert LCS(first).length(second) == LCS(second).length(first)  # 25 million cells otherwise
