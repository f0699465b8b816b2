"""Whatever a folder holds, and whatever is in a job's way: nothing is lost, doubled, torn or touched."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from pathlib import Path, PurePath
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from random_formats import TEXTS
from random_trees import Tree, trees
from stub_summariser import Stub, both, ids, records, write_news

from summarise.common.documents import Failure
from summarise.common.errors import SummariseError
from summarise.common.outputs import failures_file
from summarise.jobs import local
from summarise.jobs.verification import verify
from summarise.readers import read, read_chunks
from summarise.readers.formats import FORMATS, find_format
from summarise.readers.head import Head

JOBS: dict[str, Callable[[Path, Path], local.Outcome]] = {
    "run": lambda folder, output: local.run(read_chunks(folder), output, Stub()),
    "clean": lambda folder, output: local.clean(read_chunks(folder), output),
}
FAULTS: dict[str, Callable[[], object]] = {
    "full disk": lambda: _throw(OSError, 28, "No space left on device"),
    "input/output": lambda: _throw(OSError, 5, "Input/output error"),
    "memory": lambda: _throw(MemoryError),
    "stop": lambda: signal.raise_signal(signal.SIGTERM),
    "interrupt": lambda: signal.raise_signal(signal.SIGINT),
    "kill": lambda: signal.raise_signal(signal.SIGKILL),
}
STOPS = ("stop", "interrupt")  # those leave what is done so far
STRUCK = ("/summarise/jobs/", "/summarise/writers/", "/summarise/common/files.py")
EXPECTED = (SummariseError, OSError, MemoryError, KeyboardInterrupt)


def _throw(kind: type[BaseException], *about: object) -> None:
    raise kind(*about)  # never a local, or its own frame would keep it, and with it what it passed


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@cache
def is_struck(file: str) -> bool:
    """Return whether lines of a file are struck."""
    return any(part in file for part in STRUCK)


def struck(job: Callable[[], object], fault: Callable[[], object], line: int) -> int:
    """Do a job, and let something happen before a line of its own code; returns how many it came to.

    Args:
        line: counted from 1, so that nothing happens before line 0.
    """
    lines = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal lines
        if not is_struck(frame.f_code.co_filename):
            return None
        if event == "line":
            lines += 1
            if lines == line:
                fault()
        return trace

    before = sys.gettrace()
    # where the job has not asked for signals yet, both end it at once
    ended = signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.settrace(trace)
    try:
        job()
    except EXPECTED:
        if lines < line or not line:
            raise
    finally:
        sys.settrace(before)
        signal.signal(signal.SIGTERM, ended)
    return lines


def killed(job: Callable[[], object], line: int) -> bool:
    """Do a job in a process of its own, which is killed before a line; returns whether it came to that."""
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            struck(job, FAULTS["kill"], line)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def check(tree: Tree, command: str, fault: str, at: int, again: bool) -> None:
    """Strike a job on a folder, and do it again; a case that had nothing to show is not counted.

    Args:
        at: thousandths of the lines that the job comes to undisturbed.
        again: whether there is an earlier output.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = tree.write(Path(name) / "in")
        inputs = snapshot(folder)
        job = JOBS[command]
        whole = Path(name) / "whole/o.jsonl"
        lines = struck(lambda: job(folder, whole), lambda: None, 0)
        assume(ids(whole) or records(failures_file(whole)))
        output = Path(name) / "out/o.jsonl"
        if again:
            job(folder, output)
        before = both(output)
        line = 1 + at * lines // 1000
        if fault == "kill":
            assume(killed(lambda: job(folder, output), line))
        else:
            assume(struck(lambda: job(folder, output), FAULTS[fault], line) >= line)
        assert fault in STOPS or all(
            now in states for now, *states in zip(both(output), before, both(whole), strict=True)
        )
        job(folder, output)
        assert both(output) == both(whole)
        assert snapshot(folder) == inputs
        assert verify(output, [folder]) == []
        assert sorted(p.name for p in output.parent.iterdir()) == sorted(
            {
                "o.jsonl",
                "o.journal",
                *(["o.failures.jsonl"] if failures_file(output).exists() else []),
            }
        )
        _check_documents(folder, output)


def _check_documents(folder: Path, output: Path) -> None:
    """Each document is a record or a failure, each failure of reading one too, in their order."""
    found = list(read(folder))
    done, failed = ids(output), records(failures_file(output))
    assert max(Counter(done).values(), default=1) == 1
    assert len(done) + len(failed) == len(found)
    known = set(done)
    assert [each.id for each in found if not isinstance(each, Failure) and each.id in known] == done
    assert all("\n" not in failure["error"] and failure["error"] for failure in failed)


def drawn(tree: Tree) -> tuple[str, str, int, bool]:
    """What befalls a tree, by its own hash: the engine draws the first of anything half of the time."""
    chance = random.Random(repr(tree))
    return (
        chance.choice(sorted(JOBS)),
        chance.choice(sorted(FAULTS)),
        chance.randrange(1000),
        chance.random() < 0.5,
    )


BASE = settings(
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)


@settings(BASE, max_examples=15)
@given(trees())
def test_nothing_is_lost_in_a_few_trees(tree: Tree) -> None:
    check(tree, *drawn(tree))


@pytest.mark.slow
@pytest.mark.timeout(0)
@settings(BASE, max_examples=10_000)
@given(trees())
def test_nothing_is_lost_in_ten_thousand_trees(tree: Tree) -> None:
    check(tree, *drawn(tree))


def strike_lines(folder: Path, command: str, step: int) -> None:
    """Let memory end before one line after the other of a job; the next job is not in its way."""
    inputs = write_news(folder / "in", 3)
    (inputs / "001.txt").write_text("")
    job, whole = JOBS[command], folder / "whole/o.jsonl"
    lines = struck(lambda: job(inputs, whole), lambda: None, 0)
    for line in range(1, lines + 1, step):
        output = folder / f"{line}/o.jsonl"
        assert struck(partial(job, inputs, output), FAULTS["memory"], line) >= line
        job(inputs, output)
        assert both(output) == both(whole)


@pytest.mark.parametrize("command", JOBS)
def test_memory_that_ends_at_some_lines_loses_nothing(tmp_path: Path, command: str) -> None:
    strike_lines(tmp_path, command, step=29)


@pytest.mark.slow
@pytest.mark.parametrize("command", JOBS)
def test_memory_that_ends_at_any_line_loses_nothing(tmp_path: Path, command: str) -> None:
    strike_lines(tmp_path, command, step=1)


@pytest.mark.parametrize("name", TEXTS)
def test_each_format_of_the_trees_is_read_as_that(name: str) -> None:
    ending, make = TEXTS[name]
    made = make(["The harbour opened again on Monday.", "The school closed on Tuesday."])
    data = made if isinstance(made, bytes) else made.encode()
    assert find_format(PurePath(f"a{ending}"), Head(data, BytesIO(data))).format.name == name


def test_no_format_is_missing_from_the_trees() -> None:
    tables, refused = {"JSON Lines", "JSON", "CSV or TSV", "Parquet"}, {"references (RIS)"}
    assert {*TEXTS, *tables, *refused} == {format_.name for format_ in FORMATS}
