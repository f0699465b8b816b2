"""Threads sleep while they wait in programs that ask for it, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys

_SAY = "import os; print(os.environ.get('OMP_WAIT_POLICY'))"
_ASK = "from summarise.generation.threads import let_waiting_threads_sleep as ask; ask(); "


def said(code: str, **environment: str) -> str:
    """What a program says that starts without a policy."""
    bare = {name: value for name, value in os.environ.items() if name != "OMP_WAIT_POLICY"}
    call = [sys.executable, "-c", code]
    done = subprocess.run(call, env=bare | environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_importing_the_package_sets_nothing() -> None:
    code = "import summarise.generation.batch_writer, summarise.api; "
    assert said(code + _SAY) == "None"


def test_a_program_may_ask_for_it() -> None:
    assert said(_ASK + _SAY) == "PASSIVE"


def test_what_the_user_has_set_stands() -> None:
    assert said(_ASK + _SAY, OMP_WAIT_POLICY="ACTIVE") == "ACTIVE"
