"""A job on a cluster that is there already, in a process of its own, so that it can be killed."""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from pathlib import Path

from stub_summariser import Stub

from summarise.common.errors import SummariseError
from summarise.jobs import ray as on_ray
from summarise.pipeline import Dump


def tick(file: Path, seconds: float, stub: Stub) -> None:
    """Put on record which articles a batch has, and take some time over it."""
    with file.open("a") as ticks:
        ticks.write(" ".join(stub.batches[-1]) + "\n")
    time.sleep(seconds)


def refuse(stub: Stub) -> None:
    """Fail as a checkpoint does that a node does not have."""
    raise SummariseError("no checkpoint on this node")


def job(folder: Path, output: Path, ticks: Path, seconds: float) -> None:
    """What the tests run, disturbed or not."""
    stub = Stub(before=partial(tick, ticks, seconds))
    on_ray.run(Dump([str(folder)]), str(output), stub)


class Driver:
    """Drives jobs from a process of a cluster, which can be killed; a new one begins sooner than a driver."""

    def pid(self) -> int:
        """Return its process."""
        return os.getpid()

    def do(self, command: str, folder: Path, output: Path) -> None:
        """Run or clean a folder into a file."""
        dump = Dump([str(folder)])
        if command == "run":
            on_ray.run(dump, str(output), Stub(before=partial(pause, 0.02)))
        else:
            on_ray.clean(dump, str(output))


def pause(seconds: float, stub: Stub) -> None:
    """Take some time over a batch."""
    time.sleep(seconds)


if __name__ == "__main__":
    address, folder, output, ticks, seconds = sys.argv[1:]
    with on_ray.cluster(address):
        job(Path(folder), Path(output), Path(ticks), float(seconds))
