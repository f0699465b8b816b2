"""A bound on processor time."""

from __future__ import annotations

import contextlib
import signal
import threading

import pytest

from summarise.common.deadline import OutOfTimeError, at_most, many_bounds

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="there is no such timer here"
)


def compute() -> None:
    while True:
        pass


def test_what_computes_for_too_long_is_interrupted() -> None:
    said = r"more than 0.05 seconds .* `seconds` under `limits`"
    with pytest.raises(OutOfTimeError, match=said), at_most(0.05):
        compute()


def test_what_swallows_the_error_is_interrupted_again() -> None:
    swallowed = contextlib.suppress(OutOfTimeError)
    with pytest.raises(OutOfTimeError), at_most(0.05):  # noqa: PT012
        with swallowed:
            compute()
        compute()


def test_within_another_bound_the_outer_one_holds() -> None:
    said = "more than 0.05 seconds"
    with pytest.raises(OutOfTimeError, match=said), at_most(0.05), at_most(60):
        compute()


def test_timer_and_handler_are_as_before() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with at_most(60):
        pass
    assert signal.getsignal(signal.SIGVTALRM) is before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_of_many_bounds_each_holds_and_the_handler_is_as_before() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with many_bounds():
        with at_most(60):
            pass
        with pytest.raises(OutOfTimeError, match=r"more than 0\.05 seconds"), at_most(0.05):
            compute()
        assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) is before


def test_another_thread_is_not_bounded() -> None:
    done = []

    def work() -> None:
        with at_most(1e-6):
            done.append(sum(range(100_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
