"""What a job does between two looks at whether it is to stop: a window of results, with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from summarise.common.documents import Failure
from summarise.pipeline import Results, each_id_once
from summarise.readers import Chunk

T = TypeVar("T")


def until(stopped: Callable[[], bool], chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Yield chunks until the job is to stop."""
    for chunk in chunks:
        if stopped():
            return
        yield chunk


def windows(
    results: Results[T | Failure], size: int, stopped: Callable[[], bool]
) -> Iterator[tuple[list[tuple[int, T | Failure]], bool]]:
    """Yield windows of results and their places, each with whether it is the last of the whole input."""
    stream = enumerate(each_id_once(results))
    last = False
    while not (last or stopped()):
        window = list(islice(stream, size))
        last = len(window) < size and not stopped()
        yield window, last
