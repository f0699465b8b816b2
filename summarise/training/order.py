"""The order of examples in a run: in batches of like length, the same whenever it is asked for."""

from __future__ import annotations

import random
from collections.abc import Sequence

_POOL = 64  # batches among which examples of like length are put together


def batch_order(lengths: Sequence[int], batch: int, steps: int, seed: int) -> list[int]:
    """Return which example stands where in a whole run.

    It follows from the arguments alone, and that of fewer steps is the start of that of more, so
    that a run which is resumed, or made longer, goes on as it would have.

    Args:
        lengths: of the examples.
        batch, steps: examples a batch, and batches.
        seed: of the shuffling; each epoch is shuffled anew.

    Returns:
        indices of examples, batch x steps of them.
    """
    shuffle, order = random.Random(seed), list[int]()
    while len(order) < steps * batch:
        once = list(range(len(lengths)))
        shuffle.shuffle(once)
        for start in range(0, len(once), _POOL * batch):
            pool = sorted(once[start : start + _POOL * batch], key=lengths.__getitem__)
            batches = [pool[b : b + batch] for b in range(0, len(pool), batch)]
            shuffle.shuffle(batches)
            order += [i for one in batches for i in one]
    return order[: steps * batch]
