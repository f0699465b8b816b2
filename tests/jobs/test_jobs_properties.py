"""Whatever a folder holds, and whatever is in a job's way: nothing is lost, doubled, torn or touched."""

from __future__ import annotations

import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from random_trees import Tree, trees
from stub_summariser import Stub, ids, records

from summarise.common.documents import Failure
from summarise.common.errors import SummariseError
from summarise.common.outputs import failures_file
from summarise.jobs import local
from summarise.jobs.verification import verify
from summarise.readers import read, read_chunks

JOBS: dict[str, Callable[[Path, Path], local.Outcome]] = {
    "run": lambda folder, output: local.run(read_chunks(folder), output, Stub()),
    "clean": lambda folder, output: local.clean(read_chunks(folder), output),
}
FAULTS: dict[str, Callable[[], object]] = {
    "nothing": lambda: None,
    "full disk": lambda: _throw(OSError(28, "No space left on device")),
    "input/output": lambda: _throw(OSError(5, "Input/output error")),
    "memory": lambda: _throw(MemoryError()),
    "stop": lambda: signal.raise_signal(signal.SIGTERM),
    "interrupt": lambda: signal.raise_signal(signal.SIGINT),
}
STRUCK = ("/summarise/jobs/", "/summarise/writers/", "/summarise/common/files.py")
EXPECTED = (SummariseError, OSError, MemoryError, KeyboardInterrupt)


def _throw(error: BaseException) -> None:
    raise error


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def both(output: Path) -> tuple[bytes | None, bytes | None]:
    failures = failures_file(output)
    return (
        output.read_bytes() if output.exists() else None,
        failures.read_bytes() if failures.exists() else None,
    )


def struck(job: Callable[[], object], fault: Callable[[], object], line: int) -> None:
    """Do a job, and let something happen before the so-maniest line of its own code."""
    lines = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal lines
        if not any(part in frame.f_code.co_filename for part in STRUCK):
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
        pass
    finally:
        sys.settrace(before)
        signal.signal(signal.SIGTERM, ended)


def check(tree: Tree, command: str, fault: str, line: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = tree.write(Path(name) / "in")
        inputs = snapshot(folder)
        job = JOBS[command]
        whole = Path(name) / "whole/o.jsonl"
        job(folder, whole)
        output = Path(name) / "out/o.jsonl"
        if line % 3 == 0:  # there is an earlier output
            job(folder, output)
        before = both(output)
        struck(lambda: job(folder, output), FAULTS[fault], line)
        assert fault in ("stop", "interrupt") or all(
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


ANY = given(
    tree=trees(),
    command=st.sampled_from(sorted(JOBS)),
    fault=st.sampled_from(sorted(FAULTS)),
    line=st.integers(1, 400),
)
BASE = settings(
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)


@settings(BASE, max_examples=15)
@ANY
def test_nothing_is_lost_in_a_few_trees(tree: Tree, command: str, fault: str, line: int) -> None:
    check(tree, command, fault, line)


@pytest.mark.slow
@pytest.mark.timeout(0)
@settings(BASE, max_examples=10_000)
@ANY
def test_nothing_is_lost_in_ten_thousand_trees(
    tree: Tree, command: str, fault: str, line: int
) -> None:
    check(tree, command, fault, line)
