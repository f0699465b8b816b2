"""Which articles share a batch: those of like length, so that little is padded."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_ROWS = 64


def plan_batches(sizes: Sequence[int], batch_tokens: int) -> list[list[int]]:
    """Group indices into batches by size.

    The grouping follows from `sizes` alone, so that a job that is resumed forms the same batches.

    Args:
        sizes: tokens (or words) of each article.
        batch_tokens: rows times the longest row of a batch, at most; a longer article is alone.

    Returns:
        batches of indices into `sizes`, the shortest articles first.
    """
    batches: list[list[int]] = []
    for i in sorted(range(len(sizes)), key=lambda i: (sizes[i], i)):
        rows = len(batches[-1]) + 1 if batches else 1
        if batches and rows <= _MOST_ROWS and rows * sizes[i] <= batch_tokens:
            batches[-1].append(i)
        else:
            batches.append([i])
    return batches
