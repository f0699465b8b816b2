"""The journal: whole batches or nothing, one line a record, errors in one line."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from summarise.common.documents import Failure
from summarise.common.errors import SummariseError
from summarise.common.outputs import failures_file, journal_folder
from summarise.jobs.claim import JOURNAL_FILE
from summarise.jobs.journal import Done, Journal


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "o.jsonl"


def done(id: str, position: int = 0, digest: str = "d", **record: object) -> Done:
    return Done(id, digest, position, 3, {"id": id, **record})


def write(output: Path, *results: Done, failed: int = 0) -> None:
    """One run that finishes some records, and fails at as many ids as asked for."""
    failures = [(i, Failure(f"bad{i}", "s", "reading", "empty")) for i in range(failed)]
    with Journal(output, "s") as journal:
        journal.finish(results, failures)
        journal.forget_gone()
        journal.export()


# --- what is done


def test_a_record_is_done_for_its_id_its_content_and_the_signature(output: Path) -> None:
    write(output, done("a"))
    with Journal(output, "s") as journal:
        assert journal.words_if_done("a", "d", 0) == 3
        assert journal.words_if_done("a", "changed", 0) is None
        assert journal.words_if_done("b", "d", 0) is None
    with Journal(output, "other") as journal:
        assert journal.words_if_done("a", "d", 0) is None


def test_a_batch_that_cannot_be_put_on_disk_leaves_none_of_its_records(output: Path) -> None:
    with pytest.raises(TypeError), Journal(output, "s") as journal:
        journal.finish([done("a"), done("b", x=object())])
    with Journal(output, "s") as journal:
        assert journal.words_if_done("a", "d", 0) is None


@pytest.mark.parametrize(
    ("faulty", "error"), [(done("b", x=object()), TypeError), (done("\ud800"), UnicodeEncodeError)]
)
def test_the_next_batch_is_put_on_disk_after_one_that_could_not_be(
    output: Path, faulty: Done, error: type[Exception]
) -> None:
    with Journal(output, "s") as journal:
        with pytest.raises(error):
            journal.finish([done("a"), faulty])
        journal.finish([done("c")])
        assert [record["id"] for record in journal.records()] == ["c"]


def test_records_are_exported_by_their_place_in_the_input(output: Path) -> None:
    write(output, done("a", 2), done("c", 0), done("b", 1))
    assert [json.loads(line)["id"] for line in output.read_text().splitlines()] == ["c", "b", "a"]


def test_a_document_met_again_takes_its_new_place(output: Path) -> None:
    write(output, done("a", 0), done("b", 1))
    with Journal(output, "s") as journal:
        journal.words_if_done("a", "d", 1)
        journal.words_if_done("b", "d", 0)
        journal.export()
    assert [json.loads(line)["id"] for line in output.read_text().splitlines()] == ["b", "a"]


def test_what_a_run_has_not_met_stays_until_it_is_forgotten(output: Path) -> None:
    write(output, done("a"), failed=1)
    with Journal(output, "s") as journal:
        assert journal.export() == (1, 1)
        journal.forget_gone()
        assert journal.export() == (0, 0)


def test_a_document_is_either_done_or_failed(output: Path) -> None:
    write(output, done("a"))
    with Journal(output, "s") as journal:
        journal.finish([], [(0, Failure("a", "s", "reading", "empty"))])
        assert journal.export() == (0, 1)
    with Journal(output, "s") as journal:
        journal.finish([done("a")])
        assert journal.export() == (1, 0)


# --- files


def test_lines_survive_the_journal(output: Path) -> None:
    write(output, done("a", text="one\n\u2028two \ud800"), done("b", 1))
    assert len(output.read_text(encoding="utf-8").splitlines()) == 2


def test_the_failures_file_goes_when_nothing_fails_any_more(output: Path) -> None:
    write(output, failed=2)
    assert failures_file(output).read_text().count("\n") == 2
    write(output, done("bad0"))
    assert not failures_file(output).exists()


def test_an_output_without_records_is_an_empty_file(output: Path) -> None:
    write(output, failed=1)
    assert output.read_bytes() == b""


def test_a_folder_on_the_way_is_made(tmp_path: Path) -> None:
    write(tmp_path / "new/er/o.jsonl", done("a"))
    assert (tmp_path / "new/er/o.jsonl").exists()


# --- what is refused


def test_an_output_without_a_journal_is_refused_and_stays(output: Path) -> None:
    output.write_text("mine\n")
    with pytest.raises(SummariseError, match="--force to overwrite it"):
        Journal(output, "s")
    assert output.read_text() == "mine\n"
    assert not output.with_suffix(".journal").exists()


def test_force_overwrites_an_output_without_a_journal(output: Path) -> None:
    output.write_text("mine\n")
    with Journal(output, "s", force=True) as journal:
        journal.finish([done("a")])
        journal.export()
    assert output.read_text() == '{"id": "a"}\n'


def test_a_second_journal_of_one_output_is_refused_while_the_first_is_open(output: Path) -> None:
    with Journal(output, "s"), pytest.raises(SummariseError, match="another run is writing"):
        Journal(output, "s")
    with Journal(output, "s"):
        pass


def test_a_damaged_journal_names_the_cure(output: Path) -> None:
    write(output, done("a"))
    (output.with_suffix(".journal") / "journal.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(SummariseError, match=r"o\.journal is damaged .*--force starts over"):
        Journal(output, "s")


def test_force_starts_over_from_a_damaged_journal(output: Path) -> None:
    write(output, done("a"))
    (output.with_suffix(".journal") / "journal.sqlite").write_bytes(b"no database" * 1000)
    with Journal(output, "s", force=True) as journal:
        assert journal.words_if_done("a", "d", 0) is None


@pytest.mark.parametrize(
    ("stamp", "wrote"),
    [
        ("application_id = 77", "another program: give another --output"),
        ("user_version = 99", "a newer version of summarise: use that one"),
    ],
)
def test_another_programs_journal_and_a_newer_ones_are_refused_and_let_go(
    output: Path, stamp: str, wrote: str
) -> None:
    write(output, done("a"))
    folder = journal_folder(output)
    with contextlib.closing(sqlite3.connect(folder / JOURNAL_FILE)) as db:
        db.execute(f"pragma {stamp}")
    with pytest.raises(SummariseError) as refused:  # which holds what its frames do
        Journal(output, "s")
    assert str(refused.value) == f"{folder} was written by {wrote}, or --force starts over"
    assert not list(folder.glob(f"{JOURNAL_FILE}-*"))  # of an open database
    with Journal(output, "s", force=True) as journal:
        assert journal.words_if_done("a", "d", 0) is None


def test_a_place_where_no_folder_can_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SummariseError, match=r"^cannot write .*o\.jsonl: Not a directory$"):
        Journal(tmp_path / "file/o.jsonl", "s")


def test_a_lock_that_may_not_be_taken_is_said_in_one_line(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)  # a mode would not stop the superuser
    with pytest.raises(SummariseError, match=r"^cannot write .*o\.jsonl: Permission denied$"):
        Journal(output, "s")


def test_a_full_disk_is_said_in_one_line_and_costs_no_finished_batch(output: Path) -> None:
    def fill() -> None:
        with Journal(output, "s") as journal:
            journal.finish([done("a")])
            journal._db.execute("pragma max_page_count = 1")
            journal.finish([done("b", x="x" * 100_000)])

    with pytest.raises(SummariseError, match=r"^cannot write .*disk is full: make room"):
        fill()
    with Journal(output, "s") as journal:
        assert journal.words_if_done("a", "d", 0) == 3


def test_an_output_that_cannot_be_replaced_is_said_in_one_line(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(SummariseError, match=r"^cannot write .*: No space left on device$"):
        write(output, done("a"))


def test_memory_that_ends_once_the_lock_is_taken_lets_it_go(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def acquire(self: FileLock, **options: Any) -> None:
        real(self, **options)
        raise MemoryError

    real = FileLock.acquire
    monkeypatch.setattr(FileLock, "acquire", acquire)
    with pytest.raises(MemoryError) as raised:
        Journal(output, "s")
    monkeypatch.undo()
    write(output, done("a"))
    del raised  # until here what was raised held all frames that it passed


def test_a_lock_that_could_not_be_let_go_is_found_by_the_next(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def release(self: FileLock, force: bool = False) -> None:
        raise MemoryError

    with monkeypatch.context() as patch, contextlib.suppress(MemoryError):
        patch.setattr(FileLock, "release", release)
        write(output, done("a"))
    write(output, done("b"))
