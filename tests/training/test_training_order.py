"""The order of examples in a run."""

from __future__ import annotations

from summarise.training.order import batch_order

SIZES = [i * 7 % 40 for i in range(40)]


def test_batches_hold_examples_of_like_length_and_an_epoch_holds_each_once() -> None:
    order = batch_order(SIZES, batch=4, steps=10, seed=0)
    assert sorted(order) == list(range(40))
    batches = [[SIZES[i] for i in order[a : a + 4]] for a in range(0, 40, 4)]
    assert max(max(batch) - min(batch) for batch in batches) <= 4


def test_the_order_follows_from_the_seed() -> None:
    assert batch_order(SIZES, 4, 10, 0) == batch_order(SIZES, 4, 10, 0)
    assert batch_order(SIZES, 4, 10, 0) != batch_order(SIZES, 4, 10, 1)


def test_the_order_of_a_shorter_run_is_the_start_of_a_longer_one_s() -> None:
    assert batch_order(SIZES, 4, 25, 0)[:28] == batch_order(SIZES, 4, 7, 0)
