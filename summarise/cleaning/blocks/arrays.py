"""Arithmetic of arrays that numpy has no word for."""

from __future__ import annotations

from summarise.cleaning.blocks.vocabulary import Ints


def differences(numbers: Ints, before: int = 0) -> Ints:
    """Return the difference of each number to the one before it, of the first to `before`."""
    found = numbers.copy()
    found[1:] -= numbers[:-1]
    found[:1] -= before
    return found
