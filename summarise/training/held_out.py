"""Examples that a run does not learn from."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import TypeVar

from summarise.common.errors import SummariseError

_Example = TypeVar("_Example")


def hold_out(
    examples: Iterable[_Example], count: int, seed: int
) -> tuple[list[_Example], list[_Example]]:
    """Return some examples that are held out, drawn at random, and the others, which are learnt from.

    Raises:
        SummariseError: no others are left.
    """
    found = list(examples)
    random.Random(seed).shuffle(found)
    if len(found) <= count:
        raise SummariseError(
            f"only {len(found)} articles can be learnt from, and held_out takes {count}"
        )
    return found[:count], found[count:]
