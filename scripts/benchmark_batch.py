"""What the folder job costs beside its model: memory over many records, and the journal's time.

    python scripts/benchmark_batch.py [--records 100000]

Summarises short invented records with a stub in the model's place, so that reading, cleaning, the
journal and the writing are all there is. Prints the resident memory at a tenth of the records and
at the end, and what the journal adds to the time of the same loop without one, the two taking turns
in one run. Without a model and with records of 50 words the share is as large as can be.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from unittest import mock

import psutil

from summarise.common.documents import Article, Failure, Summary
from summarise.common.outputs import failures_file
from summarise.config import load
from summarise.generation import SummaryGenerator
from summarise.jobs import local
from summarise.jobs.journal import Done, Journal
from summarise.jobs.progress import Progress
from summarise.readers import read_chunks
from summarise.writers import as_line

ROUND = 1_000  # records of a round of the journal's time


class Stub(SummaryGenerator):
    """Writes an article's first words, at once."""

    @property
    def signature(self) -> str:
        return "stub"

    def load(self) -> None:
        pass

    def summarise(self, articles: Sequence[Article]) -> list[Summary | Failure]:
        return [
            Summary(a.id, a.source, a.title, a.text[:60], a.text[:300], "stub") for a in articles
        ]


class NoJournal:
    """What any job must do: write each record, in order, and keep nothing else."""

    run = 1

    def __init__(self, output: Path, signature: str, force: bool = False) -> None:
        self._output = output.open("w", encoding="utf-8")
        self._failures = failures_file(output).open("w", encoding="utf-8")
        self._done = self._failed = 0

    def __enter__(self) -> NoJournal:
        return self

    def __exit__(self, *_: object) -> None:
        self._output.close()
        self._failures.close()

    def words_if_done(self, id: str, digest: str, position: int) -> None:
        return None

    def finish(self, done: Iterable[Done], failed: Iterable[tuple[int, Failure]] = ()) -> None:
        for one in done:
            self._output.write(as_line(one.record) + "\n")
            self._done += 1
        for _, failure in failed:
            self._failures.write(as_line(failure.record()) + "\n")
            self._failed += 1

    def forget_gone(self) -> None:
        pass

    def export(self) -> tuple[int, int]:
        return self._done, self._failed


class Watch(Progress):
    """Prints the resident memory at each tenth of the records."""

    def __init__(self, records: int) -> None:
        super().__init__()
        self._step = self._next = records // 10

    def add(self, done: int = 0, failed: int = 0) -> None:
        super().add(done, failed)
        if self.done + self.failed >= self._next:
            print(f"memory: {resident():.1f} MB at {self._next:,} records", flush=True)
            self._next += self._step


def resident() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6


def write_records(path: Path, numbers: Iterable[int]) -> Path:
    """Records of a title and three sentences, about 50 words."""
    with path.open("w", encoding="utf-8") as file:
        for number in numbers:
            body = "\n\n".join(
                f"The council of district {number} said on Monday that bridge {number * 31 + i} "
                f"would close for {i + 2} weeks while engineers repaired it."
                for i in range(3)
            )
            text = f"Bridge in district {number} to close\n\n{body}\n"
            file.write(json.dumps({"id": f"n{number}", "text": text}) + "\n")
    return path


METHODS = ("words_if_done", "finish", "forget_gone", "export")


def rounds(folder: Path, count: int) -> Iterator[tuple[float, float, float]]:
    """Processor seconds inside the journal, inside what stands for none, and of a whole round.

    Both do the same records, in turns. Only what is inside differs, so that the noise of all the
    rest is not in the difference.
    """
    for number in range(count):
        start = number * ROUND
        records = write_records(folder / f"{number}.jsonl", range(start, start + ROUND))
        inside, whole = {}, {}
        for used in (Journal, NoJournal)[:: 1 if number % 2 else -1]:
            output = folder / f"out-{number}-{used.__name__}.jsonl"
            with mock.patch.object(local, "Journal", used), clocked(used) as clock:
                began = time.process_time()
                job(records, output)
                whole[used] = time.process_time() - began
            inside[used] = sum(clock)
        yield inside[Journal], inside[NoJournal], whole[NoJournal]


@contextlib.contextmanager
def clocked(journal: type) -> Iterator[list[float]]:
    """A list that gets the processor seconds of each call of the journal's methods."""
    clock: list[float] = []

    def timed(method: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            began = time.process_time()
            try:
                return method(*given, **named)
            finally:
                clock.append(time.process_time() - began)

        return call

    with contextlib.ExitStack() as stack:
        for name in METHODS:
            replaced = timed(getattr(journal, name))
            stack.enter_context(mock.patch.object(journal, name, replaced))
        yield clock


def job(records: Path, output: Path, progress: Progress | None = None) -> local.Outcome:
    return local.run(
        read_chunks(records),
        output,
        Stub(load("default")),
        progress=lambda: nullcontext(progress or Progress()),
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=8, help=f"of {ROUND} records")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.rounds:
            print_time(folder, options.rounds)
        if options.records:
            records = write_records(folder / "all.jsonl", range(options.records))
            outcome = job(records, folder / "o.jsonl", Watch(options.records))
            print(f"memory: {resident():.1f} MB at the end, {outcome.done:,} done")


def print_time(folder: Path, count: int) -> None:
    _, *found = rounds(folder, count + 1)  # the first loads what is loaded once
    added = [100 * (journal - none) / whole for journal, none, whole in found]
    journal, none, whole = (1e3 * sum(s) / (count * ROUND) for s in zip(*found, strict=True))
    print(
        f"journal: adds {statistics.median(added):.1f}% (median of {count} rounds, {min(added):.1f} "
        f"to {max(added):.1f}%): {journal:.3f} ms of processor time a record, where writing alone "
        f"takes {none:.3f}; the rest of a record {whole - none:.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
