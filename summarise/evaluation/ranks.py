"""Ranks of systems as far as the tests tell them apart: a system that may be second or third is 2–3."""

from __future__ import annotations

from typing import NamedTuple

from summarise.evaluation.comparisons import differences_by_name, is_sure
from summarise.evaluation.scores import Scores


class Rank(NamedTuple):
    """The best and the worst rank that a system may have among `best` = 1 to the number of systems."""

    best: int
    worst: int

    def __str__(self) -> str:
        return f"{self.best}" if self.best == self.worst else f"{self.best}–{self.worst}"


def ranks(scores: Scores, length: str, figure: str) -> dict[str, Rank]:
    """Return the systems' ranks by a figure: behind all that are surely better, before all surely worse.

    Differences are sure where both tests find them after correction (see `is_sure`).
    """
    names = [name for name, lengths in scores["systems"].items() if length in lengths]
    better, worse = dict.fromkeys(names, 0), dict.fromkeys(names, 0)  # than the system
    for found in scores["comparisons"]:
        difference = differences_by_name(found)[figure]
        if found["length"] != length or found["baseline"] or not is_sure(difference):
            continue
        pair = (found["system"], found["other"])
        winner, loser = pair if difference["difference"] > 0 else pair[::-1]
        worse[winner] += 1
        better[loser] += 1
    return {name: Rank(1 + better[name], len(names) - worse[name]) for name in names}
