"""Work on many items: the same results, in order, however it is shared."""

from __future__ import annotations

import pytest

from summarise.evaluation.workers import Workers


@pytest.mark.parametrize("processes", [1, 2])
def test_results_are_in_the_order_of_the_items(processes: int) -> None:
    workers = Workers(processes, chunk=2, pays_from=0)
    assert workers.map("length", len, ["a", "bb", "", "dddd", "ee"]) == [1, 2, 0, 4, 2]


def test_progress_is_told_after_each_chunk() -> None:
    told: list[tuple[str, int, int]] = []
    Workers(progress=lambda *said: told.append(said), chunk=2).map("length", len, ["a", "b", "c"])
    assert told == [("length", 2, 3), ("length", 3, 3)]
