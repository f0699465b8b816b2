"""Time whole commands side by side, start-up included: this build, another one, and trafilatura's.

    python scripts/benchmark_cleaning_speed.py FOLDER [--other TREE] [--trafilatura] [--rounds 3]

The commands take turns, so that each round has all of them on the same machine in the same minutes,
and what counts is their ratio in a round. Each is held to so many processors (`--processors`), and
its peak memory is that of its largest process. Of this build and the other, the output is compared.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent.parent
CALL = "import sys; from summarise.cli import main; main(sys.argv[1:])"


class Command(NamedTuple):
    """A command to time, and the tree that its package is imported from, if it is one of ours."""

    name: str
    arguments: Sequence[str]
    tree: Path | None = None


class Timed(NamedTuple):
    """Seconds by the clock and of processors, and MB of the largest process."""

    wall: float
    processor: float
    memory: float


def commands(
    inputs: Path, other: Path | None, trafilatura: bool, jobs: int, scratch: Path
) -> list[Command]:
    """Return the commands; ours write to `NAME.jsonl` in the scratch folder."""
    found = []
    for name, tree in (("this", HERE), ("other", other)):
        if tree:
            output = ["--output", str(scratch / f"{name}.jsonl"), "--quiet"]
            arguments = [sys.executable, "-c", CALL, "clean", str(inputs.resolve()), *output]
            found.append(Command(name, arguments, tree))
    if trafilatura:
        program = str(Path(sys.executable).with_name("trafilatura"))
        folders = [
            "--input-dir",
            str(inputs.resolve()),
            "--output-dir",
            str(scratch / "trafilatura"),
        ]
        options = ["--parallel", str(jobs), "--with-metadata"]
        found.append(Command("trafilatura", [program, *folders, *options]))
    return found


def timed(command: Command, processors: set[int], scratch: Path) -> Timed:
    """Run a command on some processors."""
    environment = dict(os.environ)
    if command.tree:
        environment["PYTHONPATH"] = str(command.tree.resolve())
    began = time.perf_counter()
    process = subprocess.Popen(
        command.arguments,
        env=environment,
        cwd=scratch,  # the current folder would come before the tree
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, processors),
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{command.name}: exit code {os.waitstatus_to_exitcode(status)}")
    return Timed(wall, used.ru_utime + used.ru_stime, _peak(used))


def _peak(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / 1e3


def main() -> None:
    """Print each round, then the medians of the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("inputs", type=Path, help="a folder of text dumps or of pages")
    parser.add_argument("--other", type=Path, help="the tree of another build")
    parser.add_argument("--trafilatura", action="store_true", help="time its command too")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--processors", type=int, default=2)
    options = parser.parse_args()
    processors = set(sorted(os.sched_getaffinity(0))[: options.processors])
    documents = sum(1 for path in options.inputs.rglob("*") if path.is_file())
    rounds: list[dict[str, Timed]] = []
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        all_ = commands(
            options.inputs, options.other, options.trafilatura, len(processors), scratch
        )
        for number in range(options.rounds):
            turns = all_ if number % 2 == 0 else all_[::-1]
            for left in scratch.iterdir():  # a run would go on where the last one ended
                shutil.rmtree(left) if left.is_dir() else left.unlink()
            rounds.append({command.name: timed(command, processors, scratch) for command in turns})
            said = (
                f"{name} {it.wall:.1f} s ({documents / it.wall:.1f}/s, {it.processor:.1f} s of "
                f"processors, {it.memory:.0f} MB)"
                for name, it in sorted(rounds[-1].items())
            )
            print(f"round {number + 1}:", "; ".join(said), flush=True)
        if options.other:
            this, other = ((scratch / f"{name}.jsonl").read_bytes() for name in ("this", "other"))
            print(f"bytes: {'equal' if this == other else 'DIFFERENT'}")
    for name in rounds[0]:
        if name != "this":
            wall = statistics.median(r[name].wall / r["this"].wall for r in rounds)
            work = statistics.median(r[name].processor / r["this"].processor for r in rounds)
            print(f"{name} takes {wall:.2f} times as long, {work:.2f} times the processor time")


if __name__ == "__main__":
    main()
