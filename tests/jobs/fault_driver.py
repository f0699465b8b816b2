"""Run a job again and again, and let one call on its files fail each time; a line of JSON says how it went.

It is started with the shim preloaded: `fault_driver.py run|clean FOLDER WORK FIRST STEP LAST`. For each number,
the job goes on from one and the same earlier state, in a process forked for it.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from stub_summariser import Stub

from summarise.common.errors import SummariseError
from summarise.common.outputs import failures_file
from summarise.jobs import local
from summarise.readers import read_chunks

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
JOBS: dict[str, Callable[[Path, Path], local.Outcome]] = {
    "run": lambda folder, output: local.run(read_chunks(folder), output, Stub()),
    "clean": lambda folder, output: local.clean(read_chunks(folder), output),
}


class Case:
    """A job, the state that it goes on from, and what it makes of that undisturbed."""

    def __init__(self, command: str, folder: Path, work: Path) -> None:
        self.job, self.folder = JOBS[command], folder
        self.before, self.live = work / "before", work / "live"
        self.output = self.live / "o.jsonl"
        self.live.mkdir(parents=True)
        changed = folder / "003.txt"
        now = changed.read_text()
        changed.write_text(now.replace("Monday", "Tuesday"))
        self.job(folder, self.output)
        changed.write_text(now)
        shutil.copytree(self.live, self.before)
        self.old = self._files()
        self.job(folder, self.output)
        self.new = self._files()
        assert self.old != self.new

    def reset(self) -> None:
        """Put the earlier state back."""
        shutil.rmtree(self.live)
        shutil.copytree(self.before, self.live)

    def _files(self) -> list[bytes | None]:
        paths = (self.output, failures_file(self.output))
        return [path.read_bytes() if path.exists() else None for path in paths]

    def fail(self, number: int) -> dict[str, Any]:
        """Let call `number` fail; say how many there were, how the job ended and what it left."""
        self.reset()
        code = ERRORS[number % len(ERRORS)]
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.write(writing, json.dumps(self._child(number, code)).encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            said = json.loads(pipe.read() or '{"error": "crashed"}')
        os.waitpid(child, 0)
        files = self._files()
        whole = all(now in both for now, *both in zip(files, self.old, self.new, strict=True))
        try:
            self.job(self.folder, self.output)
            completed = self._files() == self.new
        except SummariseError as error:
            completed, said["then"] = False, str(error)
        return {"call": number, "code": errno.errorcode[code], **said} | {
            "whole": whole,
            "completed": completed,
        }

    def _child(self, number: int, code: int) -> dict[str, Any]:
        shim: Any = ctypes.CDLL(None)
        shim.fault_arm(str(self.live).encode(), ctypes.c_long(number), code)
        error, kind = "", ""
        try:
            self.job(self.folder, self.output)
        except BaseException as caught:
            error, kind = str(caught), type(caught).__name__
        calls = shim.fault_calls()
        shim.fault_arm(b"", 0, 0)
        return {"calls": calls, "kind": kind, "error": error}


def main() -> None:
    """Let calls FIRST, FIRST + STEP and so on fail, until there is none so late, or LAST."""
    command, folder, work, *numbers = sys.argv[1:]
    first, step, last = map(int, numbers)
    case = Case(command, Path(folder), Path(work))
    for number in range(first, last + 1, step):
        found = case.fail(number)
        print(json.dumps(found), flush=True)
        if found.get("calls", number) < number:
            break


if __name__ == "__main__":
    main()
