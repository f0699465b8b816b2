"""The folder job: order, failures, running again, stops and kills."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from stub_summariser import (
    SMALL,
    Stub,
    both,
    do,
    ids,
    news,
    records,
    run,
    started,
    struck,
    write_news,
)

from summarise.common.documents import Article, Failure, RawDocument, Summary
from summarise.common.errors import SummariseError
from summarise.common.limits import Limits
from summarise.common.outputs import failures_file
from summarise.jobs import local
from summarise.readers import cut, read, read_chunks

PROSE = b"The mayor opened the new bridge on Monday, and the band played until the rain came down. "


class Fails(Stub):
    """Cannot do some ids, as when memory is short."""

    def __init__(self, ids: set[str]) -> None:
        super().__init__()
        self.ids = ids

    def summarise(self, articles: Sequence[Article]) -> list[Summary | Failure]:
        return [
            Failure(result.id, result.source, "generation", "no")
            if result.id in self.ids
            else result
            for result in super().summarise(articles)
        ]


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 202 good documents and 7 bad ones; never written to."""
    folder = write_news(tmp_path_factory.mktemp("big"), 200)
    cafe = "The owner of the café said on Monday that she “could not believe” it. " * 3
    (folder / "050-windows.txt").write_bytes(cafe.encode("cp1252"))
    (folder / "100-long.txt").write_bytes(PROSE * (10_000_000 // len(PROSE)))
    (folder / "010-empty.txt").write_bytes(b"")
    (folder / "020-binary.txt").write_bytes(random.Random(1).randbytes(5000))
    (folder / "030-boilerplate.txt").write_text("Share\n\nComments\n\nAdvertisement\n")
    (folder / "040.jsonl").write_text('{"id": "x", "text": \n["y"]\n{"id": "z", "url": "u"}\n')
    (folder / "060-link.txt").symlink_to("nowhere.txt")
    return folder


@pytest.fixture(scope="module")
def big_output(big: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("big-output") / "o.jsonl"
    assert run(big, output) == local.Outcome(done=202, failed=7)
    return output


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_news(tmp_path / "in", 30)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "o.jsonl"


def undisturbed(folder: Path, tmp_path: Path) -> bytes:
    """What one run over a folder as it is now writes."""
    fresh = tmp_path / "fresh/o.jsonl"
    shutil.rmtree(fresh.parent, ignore_errors=True)
    run(folder, fresh)
    return fresh.read_bytes()


def stop_at(batch: int, number: signal.Signals) -> Callable[[Stub], None]:
    """A signal that comes while a batch, counted from 1, is being written."""
    return lambda stub: signal.raise_signal(number) if len(stub.batches) == batch else None


# --- order and failures


def test_results_of_a_mixed_folder_come_in_input_order(big: Path, big_output: Path) -> None:
    good = {f"{number:03}.txt" for number in range(200)} | {"050-windows.txt", "100-long.txt"}
    assert ids(big_output) == sorted(good, key=os.fsencode)


def test_each_bad_document_is_one_clear_line_in_input_order(big_output: Path) -> None:
    said = [(f["id"], f["stage"], f["error"]) for f in records(failures_file(big_output))]
    assert [id for id, _, _ in said] == [
        "010-empty.txt",
        "020-binary.txt",
        "030-boilerplate.txt",
        "040.jsonl#1",
        "040.jsonl#2",
        "z",
        "060-link.txt",
    ]
    assert [stage for _, stage, _ in said] == [*2 * ["reading"], "cleaning", *4 * ["reading"]]
    reasons = [
        "empty file",
        "binary file",
        "no article",
        "not JSON",
        "not an object",
        "text",
        "dangling link",
    ]
    assert all(why in error for why, (_, _, error) in zip(reasons, said, strict=True))
    assert not any("\n" in error for _, _, error in said)


def test_a_windows_1252_file_keeps_its_accents_and_quotes(big_output: Path) -> None:
    (record,) = [r for r in records(big_output) if r["id"] == "050-windows.txt"]
    assert "café" in record["headline"]


def test_a_mixed_folder_run_again_computes_nothing_and_writes_the_same_bytes(
    big: Path, big_output: Path
) -> None:
    before = big_output.read_bytes(), failures_file(big_output).read_bytes()
    stub = Stub()
    assert run(big, big_output, stub) == local.Outcome(done=202, failed=7)
    assert stub.batches == []
    assert (big_output.read_bytes(), failures_file(big_output).read_bytes()) == before


def test_articles_of_like_length_share_a_batch_and_results_keep_their_order(
    small: Path, output: Path
) -> None:
    stub = Stub()
    run(small, output, stub)
    assert ids(output) == sorted(stub.written)
    assert stub.written != sorted(stub.written)


def test_a_failure_in_the_summariser_leaves_the_rest_of_its_batch(
    small: Path, output: Path
) -> None:
    (small / "003.txt").write_text(news(3).replace("engineers", "POISON"))
    assert run(small, output) == local.Outcome(done=29, failed=1)
    (failure,) = records(failures_file(output))
    assert failure == {
        "id": "003.txt",
        "source": str(small / "003.txt"),
        "stage": "generation",
        "error": "poisoned",
    }


def test_a_repeated_id_fails_and_its_first_document_is_done(tmp_path: Path, output: Path) -> None:
    line = '{"id": "x", "text": "' + news(1).replace("\n", "\\n") + '"}\n'
    (tmp_path / "in.jsonl").write_text(line * 2)
    for _ in range(2):
        assert run(tmp_path / "in.jsonl", output) == local.Outcome(done=1, failed=1)
    assert (ids(output), ids(failures_file(output))) == (["x"], ["x"])


def test_the_text_is_written_only_when_it_is_asked_for(small: Path, output: Path) -> None:
    run(small, output)
    assert "text" not in records(output)[0]
    run(small, output, keep_text=True)
    assert records(output)[0]["text"].startswith("The council of district 0 said")


# --- running again


def test_a_second_run_computes_nothing_and_writes_the_same_bytes(small: Path, output: Path) -> None:
    run(small, output)
    before = output.read_bytes()
    stub = Stub()
    assert run(small, output, stub) == local.Outcome(done=30, failed=0)
    assert (stub.batches, output.read_bytes()) == ([], before)


def test_a_changed_file_is_done_again_with_its_batch_alone(
    small: Path, output: Path, tmp_path: Path
) -> None:
    run(small, output, before := Stub())
    (small / "007.txt").write_text(news(700, 1 + 7 * 7 % 5))  # of the same length
    stub = Stub()
    run(small, output, stub)
    assert stub.batches == [batch for batch in before.batches if "007.txt" in batch]
    assert output.read_bytes() == undisturbed(small, tmp_path)


def test_a_new_file_takes_its_place_in_the_order(small: Path, output: Path, tmp_path: Path) -> None:
    run(small, output)
    (small / "010-new.txt").write_text(news(99))
    stub = Stub()
    run(small, output, stub)
    assert "010-new.txt" in stub.written
    assert ids(output) == sorted([*(f"{n:03}.txt" for n in range(30)), "010-new.txt"])


def test_a_new_file_at_the_end_costs_its_own_window_alone(small: Path, output: Path) -> None:
    run(small, output)
    (small / "zzz.txt").write_text(news(99, 30))
    stub = Stub()
    run(small, output, stub)
    assert stub.batches == [["zzz.txt"]]
    assert ids(output)[-1] == "zzz.txt"


def test_a_record_whose_input_is_gone_is_dropped(small: Path, output: Path) -> None:
    run(small, output)
    (small / "004.txt").unlink()
    stub = Stub()
    assert run(small, output, stub) == local.Outcome(done=29, failed=0)
    assert (stub.batches, "004.txt" in ids(output)) == ([], False)


def test_what_lies_in_a_folder_that_cannot_be_read_stays_until_it_can(
    small: Path, output: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    shutil.move(small, away)
    small.mkdir()
    shutil.copy(away / "000.txt", small)
    (small / "share").symlink_to(away)
    run(small, output)
    before = output.read_bytes()
    away.rename(tmp_path / "unmounted")
    assert run(small, output) == local.Outcome(done=31, failed=1, unread=30)
    assert output.read_bytes() == before
    (tmp_path / "unmounted").rename(away)
    (away / "007.txt").unlink()
    assert run(small, output) == local.Outcome(done=30, failed=0)


def test_what_lies_in_a_file_that_cannot_be_read_stays(small: Path, output: Path) -> None:
    lines = "".join(json.dumps({"id": f"x{n}", "text": news(n)}) + "\n" for n in range(3))
    (small / "records.jsonl").write_text(lines)
    run(small, output)
    (small / "records.jsonl").unlink()
    (small / "records.jsonl").symlink_to("nowhere.jsonl")
    assert run(small, output) == local.Outcome(done=33, failed=1, unread=3)


def test_what_is_gone_from_a_file_that_is_read_but_for_a_part_does_not_stay(
    small: Path, output: Path
) -> None:
    zipped = small / "z.zip"
    for names in ("ab", "a"):
        with zipfile.ZipFile(zipped, "w") as archive:
            archive.writestr(".", "x")  # a member without a name
            for name in names:
                archive.writestr(f"{name}.txt", news(ord(name)))
        outcome = run(small, output)
    assert outcome.unread == 0
    assert "b.txt" not in output.read_text()


def test_what_another_configuration_made_does_not_stay(small: Path, output: Path) -> None:
    (small / "records.jsonl").write_text(json.dumps({"id": "x", "text": news(0)}))
    run(small, output)
    (small / "records.jsonl").unlink()
    (small / "records.jsonl").symlink_to("nowhere.jsonl")
    assert run(small, output, keep_text=True) == local.Outcome(done=30, failed=1)


def test_a_failure_whose_input_is_gone_is_dropped(small: Path, output: Path) -> None:
    (small / "bad.txt").write_bytes(b"")
    run(small, output)
    (small / "bad.txt").unlink()
    assert run(small, output) == local.Outcome(done=30, failed=0)
    assert not failures_file(output).exists()


def test_a_failure_is_tried_again_and_the_failures_file_goes_when_nothing_fails(
    small: Path, output: Path
) -> None:
    (small / "005.txt").write_bytes(b"")
    assert run(small, output) == local.Outcome(done=29, failed=1)
    assert ids(failures_file(output)) == ["005.txt"]
    (small / "005.txt").write_text(news(5))
    assert run(small, output) == local.Outcome(done=30, failed=0)
    assert not failures_file(output).exists()
    assert ids(output) == [f"{number:03}.txt" for number in range(30)]


def test_after_a_failure_that_passed_the_bytes_are_those_of_an_undisturbed_run(
    small: Path, output: Path, tmp_path: Path
) -> None:
    assert run(small, output, Fails({"005.txt", "021.txt"})).failed == 2
    run(small, output)
    assert output.read_bytes() == undisturbed(small, tmp_path)


def test_a_document_that_no_longer_can_be_done_goes_from_the_output(
    small: Path, output: Path
) -> None:
    run(small, output)
    (small / "005.txt").write_bytes(b"")
    (small / "006.txt").write_text(news(6).replace("engineers", "POISON"))
    assert run(small, output) == local.Outcome(done=28, failed=2)
    assert not {"005.txt", "006.txt"} & set(ids(output))


def test_what_came_back_for_its_batch_and_failed_keeps_its_record(
    small: Path, output: Path
) -> None:
    run(small, output, first := Stub())
    batch = next(batch for batch in first.batches if len(batch) > 1)
    (small / batch[0]).write_text((small / batch[0]).read_text().replace("Monday", "Sunday"))
    assert run(small, output, Fails(set(batch))) == local.Outcome(done=29, failed=1)
    assert ids(failures_file(output)) == [batch[0]]


def test_what_came_back_for_its_batch_is_cleaned_in_its_own_limits_and_keeps_its_record(
    tmp_path: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = list[float]()

    def fail(documents: Sequence[RawDocument], _: object, seconds: float) -> list[Failure]:
        limits.append(seconds)
        return [Failure(each.id, each.source, "cleaning", "too slow") for each in documents]

    config = SMALL.model_copy(update={"batch_tokens": 1_000_000})  # one batch
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(news(1))
    second.write_text(news(2))
    local.run(read_chunks([first, second]), output, Stub(config))
    before = records(output)[1]
    first.write_text(news(3))
    monkeypatch.setattr("summarise.jobs.local.clean_window", fail)
    hasty = read_chunks(second, limits=Limits(seconds=7.5))
    stub = Stub(config)
    outcome = local.run(chain(read_chunks(first), hasty), output, stub)
    assert (outcome, limits) == (local.Outcome(done=2, failed=0), [7.5])
    assert stub.batches == [["a.txt"]]
    assert records(output)[1] == before


def test_an_edited_record_that_takes_the_id_of_a_done_one_and_has_no_article_fails(
    tmp_path: Path, output: Path
) -> None:
    lines = [json.dumps({"id": "x" if n == 2 else str(n), "text": news(n)}) for n in range(3)]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(lines))
    run(file, output)
    lines[1] = json.dumps({"id": "x", "text": "Share\n\nComments\n\nAdvertisement\n"})
    file.write_text("\n".join(lines))
    assert run(file, output) == local.Outcome(done=1, failed=2)
    assert [failure["stage"] for failure in records(failures_file(output))] == [
        "cleaning",
        "reading",
    ]


@pytest.mark.parametrize("change", ["summariser", "options", "keep_text"])
def test_a_changed_signature_does_everything_again(small: Path, output: Path, change: str) -> None:
    run(small, output, options=["a"])
    stub = Stub(name="other" if change == "summariser" else "stub")
    options = ["b" if change == "options" else "a"]
    run(small, output, stub, options=options, keep_text=change == "keep_text")
    assert sorted(stub.written) == ids(output)


def test_the_order_of_the_documents_changes_the_order_of_the_output_alone(
    tmp_path: Path, output: Path
) -> None:
    documents = [RawDocument(f"{n}", "s", news(n), needs_cleaning=False) for n in range(5)]
    local.run(cut(documents), output, Stub())
    stub = Stub()
    local.run(cut(reversed(documents)), output, stub)
    assert (stub.batches, ids(output)) == ([], ["4", "3", "2", "1", "0"])


def test_force_does_everything_again(small: Path, output: Path) -> None:
    run(small, output)
    stub = Stub()
    run(small, output, stub, force=True)
    assert len(stub.written) == 30


def test_an_output_and_its_companions_inside_the_input_are_no_input(small: Path) -> None:
    (small / "bad.txt").write_bytes(b"")
    inside = small / "o.jsonl"
    for _ in range(2):
        assert run(small, inside) == local.Outcome(done=30, failed=1)


# --- stops


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_lets_the_batch_finish_and_writes_what_is_done(
    small: Path, output: Path, number: signal.Signals
) -> None:
    stub = Stub(before=stop_at(3, number))
    outcome = run(small, output, stub)
    assert len(stub.batches) == 3
    assert outcome == local.Outcome(done=len(stub.written), failed=0, stopped=True)
    assert ids(output) == sorted(stub.written)


def test_a_signal_while_the_last_batch_is_written_stops_nothing(
    small: Path, output: Path, tmp_path: Path
) -> None:
    run(small, tmp_path / "whole.jsonl", whole := Stub())
    last = Stub(before=stop_at(len(whole.batches), signal.SIGINT))
    assert run(small, output, last) == local.Outcome(done=30, failed=0)
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.mark.parametrize("batch", range(1, 12, 2))
def test_a_stopped_run_goes_on_with_the_batches_that_are_left(
    small: Path, output: Path, tmp_path: Path, batch: int
) -> None:
    run(small, output, stopped := Stub(before=stop_at(batch, signal.SIGINT)))
    run(small, output, rest := Stub())
    run(small, tmp_path / "whole.jsonl", whole := Stub())
    assert stopped.batches + rest.batches == whole.batches
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_stop_keeps_the_results_and_failures_it_did_not_come_to(
    small: Path, output: Path
) -> None:
    (small / "005.txt").write_text(news(5).replace("engineers", "POISON"))
    (small / "029.txt").write_bytes(b"")
    run(small, output)
    (small / "000.txt").write_text(news(900, 1))
    stopped = run(small, output, Stub(before=stop_at(1, signal.SIGINT)))
    assert stopped == local.Outcome(done=28, failed=2, stopped=True)
    assert ids(failures_file(output)) == ["005.txt", "029.txt"]


def test_a_second_signal_ends_the_run_at_once_and_the_next_completes_it(
    small: Path, output: Path, tmp_path: Path
) -> None:
    def twice(stub: Stub) -> None:
        if len(stub.batches) == 3:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        run(small, output, Stub(before=twice))
    run(small, output)
    assert output.read_bytes() == undisturbed(small, tmp_path)


def test_signals_are_handled_as_before_once_the_job_is_over(small: Path, output: Path) -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    run(small, output)
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


# --- kills


@pytest.fixture(scope="module")
def killed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_news(tmp_path_factory.mktemp("killed"), 60)


@pytest.fixture(scope="module")
def whole(killed_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, int]:
    """The bytes of an undisturbed run and how many batches it takes."""
    output = tmp_path_factory.mktemp("whole") / "o.jsonl"
    stub = Stub()
    run(killed_folder, output, stub)
    return output.read_bytes(), len(stub.batches)


def kill_and_go_on(
    seed: int, folder: Path, whole: tuple[bytes, int], output: Path, scratch: Path
) -> None:
    """Kill a job once or twice wherever it is after some batches, and let the next complete it."""
    chance = random.Random(seed)
    expected, batches = whole
    finished = 0
    for _ in range(chance.choice([1, 2])):
        at = chance.randint(1, batches // 3)
        with started(folder, output, halt_at=batches // 3 + 1, scratch=scratch) as job:
            job.wait_for_batch(at)
            time.sleep(chance.random() / 200)  # to strike anywhere, not only as a batch begins
        finished += at - 1
    stub = Stub()
    assert run(folder, output, stub) == local.Outcome(done=60, failed=0)
    assert output.read_bytes() == expected
    assert len(stub.batches) <= batches - finished


@pytest.mark.parametrize("seed", range(3))
def test_what_was_finished_before_a_kill_is_not_done_again(
    seed: int, killed_folder: Path, whole: tuple[bytes, int], output: Path, tmp_path: Path
) -> None:
    kill_and_go_on(seed, killed_folder, whole, output, tmp_path)


class Undisturbed(NamedTuple):
    """A job that nothing disturbs: what it writes, and how long it takes in lines and seconds."""

    folder: Path
    cleaning: bool
    outcome: local.Outcome
    files: tuple[bytes | None, bytes | None]
    lines: int
    seconds: float


@pytest.fixture(scope="module", params=["run", "clean"])
def job(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    cleaning = request.param == "clean"
    folder = write_news(tmp_path_factory.mktemp("struck"), 40)
    (folder / "010-empty.txt").write_bytes(b"")
    (folder / "030-poison.txt").write_text(news(3).replace("engineers", "POISON"))
    scratch = tmp_path_factory.mktemp("undisturbed")
    output = scratch / "o.jsonl"
    struck(folder, output, scratch, cleaning=cleaning)  # the server of processes starts
    output.unlink()
    shutil.rmtree(output.with_suffix(".journal"))
    began = time.monotonic()
    lines, code = struck(folder, output, scratch, cleaning=cleaning)
    seconds = time.monotonic() - began
    outcome = local.Outcome(len(ids(output)), len(ids(failures_file(output))))
    assert (code, outcome) == (0, local.Outcome(41, 1) if cleaning else local.Outcome(40, 2))
    return Undisturbed(folder, cleaning, outcome, both(output), lines, seconds)


def strike_and_go_on(
    seed: int, job: Undisturbed, output: Path, scratch: Path, *numbers: signal.Signals
) -> None:
    """Strike a job once or twice at any moment of its life, and let the next complete it.

    Even seeds choose a line, so that each step from opening the journal to writing the failures is
    struck sooner or later; odd seeds a moment by the clock, so that commits are struck inside.
    """
    chance = random.Random(seed)
    for strike in range(chance.choice([1, 2])):
        number = chance.choice(numbers)
        before = output.read_bytes() if output.exists() else b""  # by a run that was interrupted
        how: dict[str, Any] = {"number": number, "cleaning": job.cleaning}
        if seed % 2:
            struck(job.folder, output, scratch, seconds=chance.random() * job.seconds, **how)
        else:
            # start and end are few of so many lines, and where most is at stake
            parts = [(1, 40), (job.lines - 150, job.lines), (1, job.lines)]
            line = chance.randint(*parts[seed // 2 % 3])
            _, code = struck(job.folder, output, scratch, line=line, **how)
            # a second run has fewer lines, which the strike may miss
            assert strike or number != signal.SIGKILL or code == -signal.SIGKILL
        if number == signal.SIGKILL and output.exists():
            assert output.read_bytes() in (before, job.files[0])
    assert do(job.folder, output, job.cleaning) == job.outcome
    assert both(output) == job.files
    assert not list(output.with_suffix(".journal").glob(".*"))


@pytest.mark.parametrize("seed", range(5))
def test_a_job_killed_at_any_moment_is_completed_by_the_next(
    seed: int, job: Undisturbed, output: Path, tmp_path: Path
) -> None:
    strike_and_go_on(seed, job, output, tmp_path, signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5, 105))
def test_a_job_killed_at_any_moment_is_completed_by_the_next_two_hundred_times(
    seed: int, job: Undisturbed, output: Path, tmp_path: Path
) -> None:
    strike_and_go_on(seed, job, output, tmp_path, signal.SIGKILL)


@pytest.mark.parametrize("seed", range(2))
def test_a_job_stopped_at_any_moment_is_completed_by_the_next(
    seed: int, job: Undisturbed, output: Path, tmp_path: Path
) -> None:
    strike_and_go_on(seed, job, output, tmp_path, signal.SIGINT, signal.SIGTERM)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4, 44))
def test_a_job_stopped_or_killed_at_any_moment_is_completed_by_the_next(
    seed: int, job: Undisturbed, output: Path, tmp_path: Path
) -> None:
    strike_and_go_on(seed, job, output, tmp_path, signal.SIGINT, signal.SIGTERM, signal.SIGKILL)


def test_two_runs_on_one_output_refuse_each_other_until_the_first_has_died(
    killed_folder: Path, output: Path, tmp_path: Path
) -> None:
    with started(killed_folder, output, halt_at=1, scratch=tmp_path) as job:
        job.wait_for_batch(1)
        with pytest.raises(SummariseError, match=r"another run is writing .*o\.jsonl: wait"):
            run(killed_folder, output)
        with pytest.raises(SummariseError, match="another run"):
            run(killed_folder, output, force=True)
    assert run(killed_folder, output).done == 60


# --- cleaning into a file


def test_clean_writes_articles_in_order_and_failures_beside_them(small: Path, output: Path) -> None:
    (small / "005.txt").write_bytes(b"")
    (small / "006.txt").write_text("Share\n\nComments\n")
    assert local.clean(read_chunks(small), output) == local.Outcome(done=28, failed=2)
    assert ids(output) == sorted(set(ids(output)))
    assert ids(failures_file(output)) == ["005.txt", "006.txt"]


def test_clean_removes_the_failures_file_when_nothing_fails_any_more(
    small: Path, output: Path
) -> None:
    (small / "005.txt").write_bytes(b"")
    local.clean(read_chunks(small), output)
    (small / "005.txt").write_text(news(5))
    local.clean(read_chunks(small), output)
    assert not failures_file(output).exists()


def test_clean_reads_neither_its_output_nor_its_draft_inside_the_input(small: Path) -> None:
    (small / "bad.txt").write_bytes(b"")
    for _ in range(2):
        assert local.clean(read_chunks(small), small / "o.jsonl") == local.Outcome(
            done=30, failed=1
        )


def test_clean_stopped_by_a_signal_writes_what_it_has(small: Path, output: Path) -> None:
    def documents() -> Iterator[RawDocument | Failure]:
        for number, document in enumerate(read(small)):
            if number == 1:
                signal.raise_signal(signal.SIGTERM)
            yield document

    outcome = local.clean(cut(documents()), output)
    assert outcome == local.Outcome(done=1, failed=0, stopped=True)
    assert ids(output) == ["000.txt"]


# --- across documents


BANNER = "Whoever finds the editor's grey cat is kindly asked to feed it and to say nothing."


def with_banner(folder: Path, numbers: range) -> None:
    """More articles, at the end of a folder, that have a line in common."""
    for number in numbers:
        path = folder / f"{number:03}.txt"
        path.write_text(f"{news(number, 1 + number % 5)}\n{BANNER}\n")


def run_with_counts(folder: Path, output: Path) -> Stub:
    """The folder job with its first pass, each article in a batch of its own."""
    stub = Stub(SMALL.model_copy(update={"batch_tokens": 1}))
    run(folder, output, stub, counts=local.count(read_chunks(folder)))
    return stub


def test_a_block_that_begins_to_recur_costs_the_documents_that_hold_it(
    tmp_path: Path, output: Path
) -> None:
    folder = write_news(tmp_path / "in", 10)
    with_banner(folder, range(20, 24))
    run_with_counts(folder, output)
    assert any("grey cat" in r["text"] for r in kept_texts(folder, output))
    with_banner(folder, range(24, 26))
    assert sorted(run_with_counts(folder, output).written) == [f"{n:03}.txt" for n in range(20, 26)]
    assert not any("grey cat" in r["text"] for r in kept_texts(folder, output))


def kept_texts(folder: Path, output: Path) -> list[dict[str, str]]:
    aside = output.with_name("texts.jsonl")
    local.clean(read_chunks(folder), aside, counts=local.count(read_chunks(folder)))
    return records(aside)


def test_a_block_that_recurs_in_more_documents_than_before_costs_the_new_ones(
    tmp_path: Path, output: Path
) -> None:
    folder = write_news(tmp_path / "in", 10)
    with_banner(folder, range(20, 26))
    run_with_counts(folder, output)
    with_banner(folder, range(26, 28))
    assert sorted(run_with_counts(folder, output).written) == ["026.txt", "027.txt"]


def test_a_resumed_run_drops_what_recurs_as_an_undisturbed_one_does(
    tmp_path: Path, output: Path
) -> None:
    folder = write_news(tmp_path / "in", 10)
    with_banner(folder, range(20, 30))
    whole = tmp_path / "whole.jsonl"
    run(folder, whole, counts=local.count(read_chunks(folder)))
    stop = Stub(before=stop_at(2, signal.SIGTERM))
    assert run(folder, output, stop, counts=local.count(read_chunks(folder))).stopped
    run(folder, output, counts=local.count(read_chunks(folder)))
    assert output.read_bytes() == whole.read_bytes()


def test_counting_that_is_stopped_by_a_signal_gives_nothing(small: Path) -> None:
    def documents() -> Iterator[RawDocument | Failure]:
        signal.raise_signal(signal.SIGTERM)
        yield from read(small)

    assert local.count(cut(documents())) is None
