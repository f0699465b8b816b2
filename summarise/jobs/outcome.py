"""How a job ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """How a job ended: records in the output, failures beside it, and whether it was stopped."""

    done: int
    failed: int
    stopped: bool = False
