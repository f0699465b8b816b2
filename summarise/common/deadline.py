"""A bound on the processor time that something takes, by a timer whose signal interrupts it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import FrameType

from summarise.common.errors import SummariseError

_AGAIN = 1.0  # seconds: where a library swallowed the error, it is raised once more


class OutOfTimeError(SummariseError):
    """Something took longer than it may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"took more than {seconds:g} seconds of processor time: leave it out, or raise "
            "`seconds` under `limits` in a configuration"
        )


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `OutOfTimeError` within the block once this process has computed for so many seconds in it.

    A call into C ends first. Where there is no such timer (Windows, other threads than the main
    one), and within another bound, nothing is bounded.
    """
    if not _has_timer() or signal.getitimer(signal.ITIMER_VIRTUAL)[0]:
        yield
        return
    handler = nullcontext() if _Bound.handled else _handler()
    with handler:
        _Bound.seconds = seconds
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@contextmanager
def many_bounds() -> Iterator[None]:
    """Have the handler of the timer in its place until the block ends: to put it there takes longest."""
    if not _has_timer():
        yield
        return
    with _handler():
        _Bound.handled = True
        try:
            yield
        finally:
            _Bound.handled = False


class _Bound:
    """The bound of this process: how long it is, and whether its handler is in its place already."""

    seconds = 0.0
    handled = False


def _has_timer() -> bool:
    in_main = threading.current_thread() is threading.main_thread()
    return in_main and hasattr(signal, "setitimer")


@contextmanager
def _handler() -> Iterator[None]:
    before = signal.signal(signal.SIGVTALRM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGVTALRM, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise OutOfTimeError(_Bound.seconds)
