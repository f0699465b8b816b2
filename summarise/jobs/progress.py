"""How far a job is: a bar on a terminal, plain lines elsewhere; always on standard error."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

_SECONDS_BEFORE_LINES, _SECONDS_BETWEEN_LINES = 2.0, 5.0
_MOST_BETWEEN_LINES = 60.0  # while nothing is done
_UNITS = (("s", 1), ("min", 60), ("h", 3600))  # seconds
_LEAST_RATE = 0.1  # that is told in a unit
_LEAST_WAIT = 0.05  # seconds


class Progress:
    """Counts documents done and failed. This one is silent; `shown` gives one that tells."""

    def __init__(self) -> None:
        self.done = self.failed = 0

    def add(self, done: int = 0, failed: int = 0) -> None:
        """Count more documents."""
        self.done += done
        self.failed += failed


ShowProgress = Callable[[], AbstractContextManager[Progress]]  # shows it for as long as a job runs


def silent() -> AbstractContextManager[Progress]:
    """Show nothing."""
    return nullcontext(Progress())


class Lines(Progress):
    """A line after two seconds and then every five, for logs; while nothing is done, more seldom."""

    def __init__(self, total: int | None, doing: str) -> None:
        super().__init__()
        self._total = total
        self._doing = doing
        self._began = time.monotonic()
        self._next = self._began + _SECONDS_BEFORE_LINES
        self._wait = _SECONDS_BETWEEN_LINES
        self._told = -1

    def add(self, done: int = 0, failed: int = 0) -> None:
        super().add(done, failed)
        if (done or failed) and self._wait > _SECONDS_BETWEEN_LINES:  # something is done again
            self._next -= self._wait - _SECONDS_BETWEEN_LINES
            self._wait = _SECONDS_BETWEEN_LINES
        self.tell()

    @property
    def due(self) -> float:
        """Seconds until the next line."""
        return self._next - time.monotonic()

    def tell(self) -> None:
        """Print a line if it is due."""
        now = time.monotonic()
        if now >= self._next:
            count = self.done + self.failed
            waited = count == self._told
            self._wait = (
                min(2 * self._wait, _MOST_BETWEEN_LINES) if waited else _SECONDS_BETWEEN_LINES
            )
            self._told = count
            self._next = now + self._wait
            print(f"{self._doing}: {self._so_far(now - self._began)}", file=sys.stderr)

    def _so_far(self, seconds: float) -> str:
        """Say how far it is after some time."""
        count = self.done + self.failed
        of = f" of {self._total}" if self._total and count <= self._total else ""
        return f"{count}{of}, {_rate(count, seconds) or f'{seconds:.0f} s'}, {self.failed} failed"


def _rate(count: int, seconds: float) -> str:
    """Return how many are done a second, or a minute or hour where that is hardly one; "" for none."""
    if not count:
        return ""
    rates = ((count * length / max(1e-9, seconds), unit) for unit, length in _UNITS)
    rate, unit = next((each for each in rates if each[0] >= _LEAST_RATE), (0.0, "h"))
    return f"{rate:.1f}/{unit}"


class Wait(Lines):
    """Lines that only say how long something takes which counts nothing."""

    def __init__(self, doing: str) -> None:
        super().__init__(None, doing)

    def _so_far(self, seconds: float) -> str:
        return f"{seconds:.0f} s"


@contextmanager
def _told_in_time(lines: Lines) -> Iterator[None]:
    """Have lines told when they are due while the block runs, whether anything is done or not."""
    over = threading.Event()

    def tell() -> None:
        while not over.wait(max(_LEAST_WAIT, lines.due)):
            lines.tell()

    thread = threading.Thread(target=tell, daemon=True)
    try:
        thread.start()
    except RuntimeError as error:  # all that Python says of it
        raise MemoryError("no room for a thread") from error
    try:
        yield
    finally:
        over.set()
        thread.join()


def waiting(doing: str, quiet: bool = False) -> AbstractContextManager[object]:
    """Say for as long as a block runs that something is still being done, which counts nothing."""
    if quiet:
        return nullcontext()
    if not sys.stderr.isatty():
        return _told_in_time(Wait(doing))
    from rich.console import Console

    return Console(stderr=True).status(doing)


@contextmanager
def in_lines(total: int | None, quiet: bool, doing: str) -> Iterator[Progress]:
    """Show progress in lines, on a terminal too; see `shown`."""
    if quiet:
        yield Progress()
        return
    lines = Lines(total, doing)
    with _told_in_time(lines):
        yield lines


@contextmanager
def shown(total: int | None, quiet: bool = False, doing: str = "summarising") -> Iterator[Progress]:
    """Show progress while the block runs.

    Args:
        total: documents to come, None when that is not known; left out once there are more, since a
            file may hold many.
        quiet: show nothing.
        doing: what is done to them.
    """
    if quiet or not sys.stderr.isatty():
        with in_lines(total, quiet, doing) as told:
            yield told
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("{task.fields[failed]} failed"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    began = time.monotonic()

    class _OnBar(Progress):
        def add(self, done: int = 0, failed: int = 0) -> None:
            super().add(done, failed)
            count = self.done + self.failed
            rate = _rate(count, time.monotonic() - began)
            bar.update(
                task, total=_at_least(total, count), completed=count, rate=rate, failed=self.failed
            )

    with bar:
        task = bar.add_task("", total=total, rate="", failed=0)
        yield _OnBar()


class Passes:
    """Shows the passes over one dump: what the first has counted is the total of the next.

    Args:
        total: see `shown`.
        quiet: show nothing.
    """

    def __init__(self, total: int | None, quiet: bool = False) -> None:
        self._total = total
        self._quiet = quiet

    @contextmanager
    def shown(self, doing: str) -> Iterator[Progress]:
        """Show progress while a pass runs; see `shown`."""
        with shown(self._total, self._quiet, doing) as told:
            yield told
        if self._total is None:
            self._total = told.done + told.failed or None


def _at_least(total: int | None, count: int) -> int | None:
    return None if total is None else max(total, count)
