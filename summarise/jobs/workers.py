"""Worker processes that apply a step to chunks, in order, a bounded number of them at a time.

The workers are forked while the process is small and has no threads: before a progress bar runs,
before torch is loaded, before a journal is open. So they start at once, share what is imported, and
have the step without its being sent. Where there is no fork, they are spawned.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from summarise.common.documents import Failure
from summarise.common.errors import SummariseError
from summarise.common.garbage import RARELY
from summarise.common.processors import processors
from summarise.pipeline import Result, Step
from summarise.readers import Chunk

T = TypeVar("T")
Applied = Callable[[Iterable[Chunk]], Iterator[Sequence[Result[T] | Failure]]]

_AHEAD = 2  # chunks a worker, begun or waiting, beside the one whose turn it is
_ENOUGH = 8  # chunks a worker that keep it busy while this process does something else
_FEW = 8  # documents, of which one process takes less time than another to start

_step: Step[Any] | None = None  # of the worker process that has this module


def worth(jobs: int | None, total: int | None) -> int:
    """Return how many processes are worth starting.

    Args:
        jobs: as many as are asked for; None for one a processor.
        total: how many documents there are, None if that is not known.
    """
    jobs = jobs or processors()
    return jobs if total is None else max(1, min(jobs, total // _FEW))


@contextmanager
def applied(
    step: Step[T], jobs: int = 1, meanwhile: Callable[[], object] | None = None
) -> Iterator[Applied[T]]:
    """Yield a function that applies a step to chunks, one at a time or in so many processes.

    The processes run from here to the end of the block. They leave SIGINT to this one, and end
    when it ends, however it does.

    Args:
        step: made of picklable parts, if processes are spawned.
        jobs: how many processes; 1 for this one alone.
        meanwhile: is called here once, as soon as the processes have enough to do, or all there is.

    Raises:
        SummariseError: where the results are taken, when a process was killed.
    """
    if jobs == 1:
        yield lambda chunks: map(step, chunks)
        return
    pool = ProcessPoolExecutor(jobs, _context(), initializer=_begin, initargs=(step,))
    try:
        pool.submit(int)  # which is when they are forked
        yield lambda chunks: _in_order(pool, chunks, jobs, meanwhile)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    chunks: Iterable[Chunk],
    jobs: int,
    meanwhile: Callable[[], object] | None,
) -> Iterator[Sequence[Result[Any] | Failure]]:
    waiting: deque[Future[Sequence[Result[Any] | Failure]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_apply, chunk))
            if meanwhile:
                if len(waiting) < jobs * _ENOUGH:
                    continue
                meanwhile()
                meanwhile = None
            while waiting and (len(waiting) > jobs * _AHEAD or waiting[0].done()):
                yield waiting.popleft().result()
        if meanwhile:
            meanwhile()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise SummariseError(
            "a worker process was killed, perhaps for want of memory: run it again with fewer "
            "--jobs"
        ) from error


def _context() -> multiprocessing.context.BaseContext:
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _begin(step: Step[Any]) -> None:
    """Make a process a worker."""
    global _step
    _step = step
    # of what a worker makes hardly anything is a cycle, and what it was born with is not its own:
    # looking through all of it took a tenth of the time
    gc.freeze()
    gc.set_threshold(*RARELY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _apply(chunk: Chunk) -> Sequence[Result[Any] | Failure]:
    assert _step
    return _step(chunk)
