"""Worker processes: the same bytes in the same order, and what happens when one is killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from stub_summariser import Stub, both, ids, news, run, write_news

from summarise.common.errors import SummariseError
from summarise.common.processors import processors
from summarise.jobs import local
from summarise.jobs.workers import applied, worth
from summarise.pipeline import Result
from summarise.readers import Chunk, read_chunks

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles of many lengths, a page, records, a repeated id, and what cannot be done."""
    folder = write_news(tmp_path / "in", 70)
    (folder / "010-empty.txt").write_bytes(b"")
    (folder / "020-boilerplate.txt").write_text("Share\n\nComments\n\nAdvertisement\n")
    (folder / "030.html").write_text(f"<html><body><p>{news(30)}</p></body></html>")
    text = news(1).replace("\n", "\\n")
    lines = [f'{{"id": "r{n % 9}", "text": "{text}"}}' for n in range(10)] + ["no JSON"]
    (folder / "040.jsonl").write_text("\n".join(lines) + "\n")
    return folder


@pytest.mark.parametrize("explain", [False, True])
def test_processes_clean_to_the_same_bytes_as_one(
    folder: Path, tmp_path: Path, explain: bool
) -> None:
    outputs = {jobs: tmp_path / f"{jobs}.jsonl" for jobs in (1, 3)}
    for jobs, output in outputs.items():
        counts = local.count(read_chunks(folder), jobs=jobs)
        outcome = local.clean(
            read_chunks(folder), output, counts=counts, explain=explain, jobs=jobs
        )
        assert outcome == local.Outcome(done=80, failed=4)
    assert both(outputs[1]) == both(outputs[3])


def test_processes_count_what_one_does(folder: Path, tmp_path: Path) -> None:
    for path in folder.glob("0[0-3]?.txt"):
        path.write_text(
            f"{path.read_text()}\nWhoever finds the editor's cat may keep it for now.\n"
        )
    saved = []
    for jobs in (1, 2):
        counts = local.count(read_chunks(folder), jobs=jobs)
        assert counts
        counts.save(tmp_path / f"{jobs}.counts")
        saved.append((tmp_path / f"{jobs}.counts").read_bytes())
    assert saved[0] == saved[1]
    assert saved[0].count(b"\n") > 1


def test_a_run_with_processes_gives_the_same_bytes_and_goes_on_where_it_stopped(
    folder: Path, tmp_path: Path
) -> None:
    one, more = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    run(folder, one)

    def stop_at_third(stub: Stub) -> None:
        if len(stub.batches) == 3:
            signal.raise_signal(signal.SIGTERM)

    stop = Stub(before=stop_at_third)
    assert run(folder, more, stop, jobs=2).stopped
    rest = Stub()
    run(folder, more, rest, jobs=2)
    assert both(more) == both(one)
    assert not set(stop.written) & set(rest.written)


def test_clean_stopped_by_a_signal_writes_what_it_has(folder: Path, tmp_path: Path) -> None:
    def chunks() -> Iterator[Chunk]:
        for number, chunk in enumerate(read_chunks(folder)):
            if number == 5:
                signal.raise_signal(signal.SIGINT)
            yield chunk

    output = tmp_path / "o.jsonl"
    outcome = local.clean(chunks(), output, jobs=2)
    assert outcome.stopped
    assert ids(output) == sorted(ids(output))
    assert len(ids(output)) == outcome.done < 80
    assert not multiprocessing.active_children()


class Slow:
    """A step that says who does it, and takes its time."""

    def __call__(self, chunk: Chunk) -> list[Any]:
        time.sleep(0.05)
        return [Result(str(os.getpid()), "", os.getpid()) for _ in chunk.items]


def some_chunks(number: int) -> Iterator[Chunk]:
    return (Chunk([news_document]) for news_document in [_failure()] * number)


def _failure() -> Any:
    from summarise.common.documents import Failure

    return Failure("", "", "reading", "")


def test_a_killed_worker_is_one_clear_error_and_what_was_written_stays(tmp_path: Path) -> None:
    folder, output = write_news(tmp_path / "in", 300), tmp_path / "o.jsonl"
    local.clean(read_chunks(folder / "000.txt"), output)
    before = output.read_bytes()

    def chunks() -> Iterator[Chunk]:
        for number, chunk in enumerate(read_chunks(folder)):
            if number == 5:
                multiprocessing.active_children()[0].kill()
            yield chunk

    with pytest.raises(SummariseError, match="a worker process was killed"):
        local.clean(chunks(), output, jobs=2)
    assert output.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["o.jsonl"]


def test_a_bounded_number_of_chunks_is_read_ahead() -> None:
    taken = 0

    def chunks() -> Iterator[Chunk]:
        nonlocal taken
        for chunk in some_chunks(100):
            taken += 1
            yield chunk

    with applied(Slow(), 2) as apply:
        results = apply(chunks())
        for given in range(1, 20):
            next(results)
            assert taken <= given + 5


def test_no_process_is_started_for_one_job() -> None:
    with applied(Slow(), 1) as apply:
        ((result,),) = apply(some_chunks(1))
    assert result == Result(str(os.getpid()), "", os.getpid())


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    pids = tmp_path / "pids"

    def work() -> None:
        with applied(Slow(), 2) as apply:
            next(apply(some_chunks(50)))
            alive = [str(child.pid) for child in multiprocessing.active_children()]
            pids.write_text(" ".join(alive))
            threading.Event().wait()

    parent = multiprocessing.get_context("fork").Process(target=work)
    parent.start()
    while not pids.exists() or not pids.read_text():
        time.sleep(0.01)
    parent.kill()
    parent.join()
    end = time.monotonic() + 30
    while any(_runs(int(pid)) for pid in pids.read_text().split()):
        assert time.monotonic() < end
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(
    ("jobs", "total", "started"), [(4, None, 4), (4, 1, 1), (4, 20, 2), (4, 1000, 4), (1, 1000, 1)]
)
def test_few_documents_are_not_worth_many_processes(
    jobs: int, total: int | None, started: int
) -> None:
    assert worth(jobs, total) == started


def test_by_default_there_is_a_process_for_each_processor() -> None:
    assert worth(None, None) == processors() >= 1
