"""A summariser without a model, the dumps it is tried on, and jobs that can be killed."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from summarise.common.documents import LENGTHS, Article, Failure, Summary
from summarise.common.outputs import failures_file
from summarise.config import Config
from summarise.generation import SummaryGenerator
from summarise.jobs import local
from summarise.readers import read_chunks

SMALL = Config(window=8, batch_tokens=200)  # several windows, several batches in each


class Stub(SummaryGenerator):
    """Writes first words, and into each paragraph the ids of its batch, as if padding showed.

    Args:
        name: what the signature depends on besides the configuration.
        before: called at the start of each batch.
    """

    def __init__(
        self,
        config: Config = SMALL,
        lengths: Sequence[str] = LENGTHS,
        *,
        name: str = "stub",
        before: Callable[[Stub], object] | None = None,
    ) -> None:
        super().__init__(config, lengths)
        self.name = name
        self.before = before
        self.batches: list[list[str]] = []

    @property
    def signature(self) -> str:
        return self.name

    @property
    def written(self) -> list[str]:
        """Ids of all articles summarised so far."""
        return [id for batch in self.batches for id in batch]

    def load(self) -> None:
        pass

    def summarise(self, articles: Sequence[Article]) -> list[Summary | Failure]:
        self.batches.append([article.id for article in articles])
        if self.before:
            self.before(self)
        return [self._write(article) for article in articles]

    def _write(self, article: Article) -> Summary | Failure:
        if "POISON" in article.text:
            return Failure(article.id, article.source, "generation", "poisoned")
        words = article.text.split()
        return Summary(
            article.id,
            article.source,
            article.title,
            headline=" ".join(words[:6]),
            paragraph=f"{' '.join(words[:12])} ({', '.join(self.batches[-1])})",
            model="stub",
            words_in=article.words_in,
            text=article.text,
        )


def news(number: int, sentences: int = 2) -> str:
    """A dump with a title and a body of twenty words a sentence."""
    body = (
        f"The council of district {number} said on Monday that bridge {number * 31 + i} would "
        f"close for {i + 2} weeks while engineers repaired it."
        for i in range(sentences)
    )
    return f"Bridge in district {number} to close\n\n" + "\n\n".join(body) + "\n"


def write_news(folder: Path, count: int) -> Path:
    """A folder of articles of many lengths, `000.txt` and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    digits = max(3, len(str(count - 1)))
    for number in range(count):
        (folder / f"{number:0{digits}}.txt").write_text(news(number, 1 + number * 7 % 5))
    return folder


def records(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file; none when there is no such file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def both(output: Path) -> tuple[bytes | None, bytes | None]:
    """The bytes of an output and of its failures; None where there is no such file."""
    done, failed = (
        path.read_bytes() if path.exists() else None for path in (output, failures_file(output))
    )
    return done, failed


def ids(path: Path) -> list[str]:
    return [record["id"] for record in records(path)]


def run(folder: Path, output: Path, stub: Stub | None = None, **options: Any) -> local.Outcome:
    """The folder job with a stub."""
    return local.run(read_chunks(folder), output, stub or Stub(), **options)


def do(folder: Path, output: Path, cleaning: bool) -> local.Outcome:
    """The folder job: cleaning into a file, or with a stub."""
    return local.clean(read_chunks(folder), output) if cleaning else run(folder, output)


class Job:
    """The folder job in a process of its own, which stands still before its last batches."""

    # a fork of a server that has imported torch starts at once and shares no thread with us
    _processes = multiprocessing.get_context("forkserver")
    _processes.set_forkserver_preload(["summarise.jobs.local", "summarise.generation"])

    def __init__(self, folder: Path, output: Path, halt_at: int, scratch: Path) -> None:
        self._ticks = scratch / "ticks"
        self._ticks.write_bytes(b"")
        self._process = self._processes.Process(
            target=_work, args=(folder, output, halt_at, self._ticks), daemon=True
        )
        self._process.start()

    def wait_for_batch(self, number: int) -> None:
        """Until the job has come to a batch, counted from 1; those before it are done."""
        while self._ticks.stat().st_size < number:
            assert self._process.is_alive()
            time.sleep(0.001)

    def kill(self) -> None:
        """`kill -9`; the job was not finished."""
        self._process.kill()
        self._process.join()
        assert self._process.exitcode == -9


@contextlib.contextmanager
def started(folder: Path, output: Path, halt_at: int, scratch: Path) -> Iterator[Job]:
    """A job that is killed at the end of the block."""
    job = Job(folder, output, halt_at, scratch)
    try:
        yield job
    finally:
        job.kill()


def _work(folder: Path, output: Path, halt_at: int, ticks: Path) -> None:
    def tick(stub: Stub) -> None:
        with ticks.open("ab") as file:
            file.write(b".")
        if len(stub.batches) >= halt_at:
            threading.Event().wait()
        time.sleep(0.001)

    run(folder, output, Stub(before=tick))


_STRUCK = ("/summarise/jobs/", "/summarise/writers/", "/summarise/common/files.py")


def struck(
    folder: Path,
    output: Path,
    scratch: Path,
    *,
    line: int | None = None,
    seconds: float | None = None,
    number: signal.Signals = signal.SIGKILL,
    cleaning: bool = False,
) -> tuple[int, int | None]:
    """The folder job in a process of its own, which a signal strikes anywhere.

    Args:
        line: strike before the so-maniest line of batch and writers that the job comes to, from
            opening the journal to writing the output.
        seconds: strike after so long, in mid-line too, inside the libraries too.
        number: the signal.
        cleaning: whether the job is to clean into a file, not to summarise.

    Returns:
        the lines that the job came to (0 if it was killed), and its exit code.
    """
    counted = scratch / "lines"
    counted.write_text("0")
    process = Job._processes.Process(
        target=_count_lines,
        args=(folder, output, line, number, counted, cleaning),
        daemon=True,
    )
    process.start()
    if seconds is not None:
        process.join(seconds)
        assert process.pid is not None
        if process.is_alive():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, number)
    process.join()
    return int(counted.read_text()), process.exitcode


def _count_lines(
    folder: Path,
    output: Path,
    at: int | None,
    number: signal.Signals,
    counted: Path,
    cleaning: bool,
) -> None:
    lines = 0

    def trace(frame: FrameType, event: str, argument: object) -> Callable[..., Any] | None:
        nonlocal lines
        if not any(part in frame.f_code.co_filename for part in _STRUCK):
            return None
        if event == "line":
            lines += 1
            if lines == at:
                signal.raise_signal(number)
        return trace

    sys.settrace(trace)
    do(folder, output, cleaning)
    sys.settrace(None)
    counted.write_text(str(lines))
