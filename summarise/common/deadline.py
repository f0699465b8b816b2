"""A bound on the processor time that something takes, by a timer whose signal interrupts it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
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
    if (
        threading.current_thread() is not threading.main_thread()
        or not hasattr(signal, "setitimer")
        or signal.getitimer(signal.ITIMER_VIRTUAL)[0]
    ):
        yield
        return

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise OutOfTimeError(seconds)

    before = signal.signal(signal.SIGVTALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
