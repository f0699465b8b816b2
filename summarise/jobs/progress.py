"""How far a job is: a bar on a terminal, plain lines elsewhere; always on standard error."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

_SECONDS_BEFORE_LINES, _SECONDS_BETWEEN_LINES = 2.0, 5.0
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
    """A line after two seconds and then every five, for logs, also while a batch takes longer."""

    def __init__(self, total: int | None, doing: str) -> None:
        super().__init__()
        self._total = total
        self._doing = doing
        self._began = time.monotonic()
        self._next = self._began + _SECONDS_BEFORE_LINES

    def add(self, done: int = 0, failed: int = 0) -> None:
        super().add(done, failed)
        self.tell()

    @property
    def due(self) -> float:
        """Seconds until the next line."""
        return self._next - time.monotonic()

    def tell(self) -> None:
        """Print a line if it is due."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _SECONDS_BETWEEN_LINES
            print(f"{self._doing}: {self._so_far(now - self._began)}", file=sys.stderr)

    def _so_far(self, seconds: float) -> str:
        """Say how far it is after some time."""
        count = self.done + self.failed
        of = f" of {self._total}" if self._total and count <= self._total else ""
        return f"{count}{of}, {count / max(1e-9, seconds):.1f}/s, {self.failed} failed"


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
            rate = f"{count / max(1e-9, time.monotonic() - began):.1f}/s"
            bar.update(
                task, total=_at_least(total, count), completed=count, rate=rate, failed=self.failed
            )

    with bar:
        task = bar.add_task("", total=total, rate="", failed=0)
        yield _OnBar()


def _at_least(total: int | None, count: int) -> int | None:
    return None if total is None else max(total, count)
