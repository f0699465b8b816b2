"""Calls on a job's files that fail, the libraries' own too: the output is the old or the new one, whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from stub_summariser import write_news

TESTS = Path(__file__).parent
COMPILER = shutil.which("cc")

pytestmark = pytest.mark.skipif(
    not (COMPILER and sys.platform == "linux"), reason="needs a C compiler, and Linux"
)


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("shim") / "shim.so"
    source = str(TESTS / "fault_shim.c")
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def inject(shim: Path, scratch: Path, command: str, first: int, step: int) -> list[dict[str, Any]]:
    """Let one call after the other fail; returns what came of each."""
    folder = write_news(scratch / "in", 10)
    (folder / "004.txt").write_text("")
    numbers = map(str, (first, step, 10_000))
    driver, work = str(TESTS / "fault_driver.py"), str(scratch / "work")
    program = [sys.executable, driver, command, str(folder), work]
    paths = os.pathsep.join([str(TESTS.parent.parent), str(TESTS.parent)])
    environment = os.environ | {"LD_PRELOAD": str(shim), "PYTHONPATH": paths}
    said = subprocess.run(
        [*program, *numbers], env=environment, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in said.stdout.splitlines()]


def survived(found: dict[str, Any]) -> bool:
    """Whether a fault did no harm: it is told in one line, if at all, and nothing is lost."""
    in_one_line = found["kind"] == "" or (
        found["kind"] == "SummariseError" and "\n" not in found["error"]
    )
    return bool(found["whole"] and found["completed"] and in_one_line)


def misleads(found: dict[str, Any]) -> bool:
    """Whether what is said of a fault would have its reader throw good work away."""
    return "--force" in found["error"]


@pytest.mark.parametrize("command", ["run", "clean"])
def test_some_calls_fail_and_nothing_is_lost(shim: Path, tmp_path: Path, command: str) -> None:
    found = inject(shim, tmp_path, command, first=5, step=37)
    assert len(found) > 5
    assert [each for each in found if not survived(each) or misleads(each)] == []


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("command", ["run", "clean"])
def test_each_call_fails_and_nothing_is_lost(shim: Path, tmp_path: Path, command: str) -> None:
    found = inject(shim, tmp_path, command, first=1, step=1)
    assert found[-1]["calls"] < found[-1]["call"]  # no call is left that has not failed
    assert [each for each in found if not survived(each) or misleads(each)] == []
