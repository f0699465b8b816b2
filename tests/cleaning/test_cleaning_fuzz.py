"""Whatever a dump is mutated to, cleaning gives an article or one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz_cleaning import clean, inputs

ROOT = Path(__file__).parents[2]
DUMPS = [p.read_text("utf-8", "replace") for p in sorted((ROOT / "examples/dumps").iterdir())]


@pytest.mark.parametrize("seed", range(4))
def test_no_mutated_text_crashes(seed: int) -> None:
    for text in inputs(DUMPS, 50, seed, big_share=0):
        clean(text[:100_000], html=False)


def test_no_mutated_markup_crashes() -> None:
    for text in inputs(DUMPS, 10, seed=9, big_share=0):
        clean(text[:20_000], html=True)
