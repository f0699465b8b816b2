"""The same function of many items, in several processes where that pays."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[str, int, int], object]  # what is being done, how many are done, of how many


@dataclass(frozen=True)
class Workers:
    """Does work on many items.

    Attributes:
        processes: how many share it.
        progress: is told what is being done, how many items are done, and of how many.
        chunk: items that a process takes at a time.
        pays_from: items; fewer are done in this process, since another takes a second to start.
    """

    processes: int = 1
    progress: Progress = lambda label, done, total: None
    chunk: int = 256
    pays_from: int = 4000

    def map(
        self, label: str, function: Callable[[Item], Result], items: Sequence[Item]
    ) -> list[Result]:
        """Return the function's results in the order of the items.

        Args:
            label: what is being done, for the progress.
            function: importable by name, or a `functools.partial` of such a one.
            items: its arguments; few of them are done in this process whatever `processes` says.
        """
        results: list[Result] = []
        chunks = [items[start : start + self.chunk] for start in range(0, len(items), self.chunk)]
        for done in self._chunks(partial(_map_chunk, function), chunks):
            results += done
            self.progress(label, len(results), len(items))
        return results

    def _chunks(
        self,
        function: Callable[[Sequence[Item]], list[Result]],
        chunks: Sequence[Sequence[Item]],
    ) -> Iterator[list[Result]]:
        if self.processes <= 1 or len(chunks) * self.chunk < self.pays_from:
            yield from map(function, chunks)
            return
        # spawn: a fork of a process that runs threads, as torch does, may hang
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.processes, context) as pool:
            yield from pool.map(function, chunks)


def _map_chunk(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return list(map(function, items))
