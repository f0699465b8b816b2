"""Progress: plain lines for logs, a bar for terminals, always on standard error."""

from __future__ import annotations

import io
import sys
import threading
import time

import pytest

from summarise.jobs.progress import Passes, in_lines, shown, waiting


class Clock:
    """A clock that goes only when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", clock)
    return clock


def test_without_a_terminal_a_line_comes_after_two_seconds_and_then_every_five(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with shown(total=50) as progress:
        for seconds in (1, 1, 4, 6):
            clock.now += seconds
            progress.add(done=4, failed=1)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "summarising: 10 of 50, 5.0/s, 2 failed",
        "summarising: 20 of 50, 1.7/s, 4 failed",
    ]


def test_a_line_comes_when_it_is_due_though_nothing_is_done(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with shown(total=50):
        clock.now += 10
        for _ in range(100):  # until the thread that tells has looked at the clock
            if err := capsys.readouterr().err:
                break
            time.sleep(0.1)
    assert err == "summarising: 0 of 50, 10 s, 0 failed\n"


def test_lines_come_more_seldom_while_nothing_is_done_and_again_when_something_is(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with shown(total=50) as progress:
        told = []
        for second in range(1, 200):
            clock.now += 1
            progress.add(done=int(second > 150))
            if capsys.readouterr().err:
                told.append(second)
    assert told == [2, 7, 17, 37, 77, 137, *range(151, 200, 5)]


@pytest.mark.parametrize(
    ("done", "seconds", "rate"),
    [(30, 10, "3.0/s"), (3, 60, "3.0/min"), (3, 3600, "3.0/h"), (1, 1e5, "0.0/h")],
)
def test_a_slow_rate_is_told_a_minute_or_an_hour(
    clock: Clock, capsys: pytest.CaptureFixture[str], done: int, seconds: float, rate: str
) -> None:
    with in_lines(None, quiet=False, doing="summarising") as progress:
        clock.now += seconds
        progress.add(done=done)
    assert f"summarising: {done}, {rate}, 0 failed\n" in capsys.readouterr().err


def test_what_one_pass_has_counted_is_the_total_of_the_next(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    passes = Passes(None)
    for doing in ("counting", "cleaning"):
        with passes.shown(doing) as progress:
            progress.add(done=3, failed=1)
            clock.now += 10
            progress.add(done=1)
    assert capsys.readouterr().err.splitlines() == [
        "counting: 5, 0.5/s, 1 failed",
        "cleaning: 5 of 5, 0.5/s, 1 failed",
    ]


def test_a_total_that_is_not_known_is_left_out(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with shown(total=None, doing="cleaning") as progress:
        clock.now += 10
        progress.add(done=30)
    assert capsys.readouterr().err == "cleaning: 30, 3.0/s, 0 failed\n"


def test_a_total_that_was_too_small_is_left_out(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with shown(total=2) as progress:
        clock.now += 10
        progress.add(done=30)
    assert capsys.readouterr().err == "summarising: 30, 3.0/s, 0 failed\n"


def test_a_short_job_says_nothing_on_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    with shown(total=1) as progress:
        progress.add(done=1)
    assert capsys.readouterr().err == ""


def test_quiet_shows_nothing_and_counts(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with shown(total=9, quiet=True) as progress:
        clock.now += 100
        progress.add(done=2, failed=1)
    assert (progress.done, progress.failed) == (2, 1)
    assert capsys.readouterr().err == ""


def test_lines_are_shown_on_a_terminal_too_where_they_are_asked_for(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with in_lines(None, quiet=False, doing="listing files") as progress:
        clock.now += 4
        progress.add(done=500)
    assert capsys.readouterr().err == "listing files: 500, 125.0/s, 0 failed\n"


def test_a_terminal_gets_a_bar_that_ends_on_the_last_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with shown(total=4) as progress:
        progress.add(done=2)
        progress.add(done=1, failed=1)
    last = terminal.getvalue().replace("\x1b", "\n").splitlines()
    assert any("4/4" in line for line in last)
    assert any("1 failed" in line for line in last)


def test_what_counts_nothing_says_how_long_it_takes(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with waiting("loading"):
        clock.now += 4
        for _ in range(100):  # until the thread that tells has looked at the clock
            if err := capsys.readouterr().err:
                break
            time.sleep(0.1)
    assert err == "loading: 4 s\n"


def test_nobody_waits_aloud_when_it_is_to_be_quiet(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with waiting("loading", quiet=True):
        clock.now += 40
        time.sleep(0.2)
    assert capsys.readouterr().err == ""


def test_no_room_for_a_thread_is_an_end_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    with pytest.raises(MemoryError), in_lines(3, quiet=False, doing="listing"):
        pass
