"""An output, its failures, its journal and the inputs, checked against each other."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from stub_summariser import Stub, news, run, write_news

from summarise.common.errors import SummariseError
from summarise.common.limits import Limits
from summarise.common.outputs import journal_folder
from summarise.jobs import local
from summarise.jobs.verification import verify
from summarise.readers import read_chunks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write_news(tmp_path / "in", 5)
    (folder / "002.txt").write_text("")
    return folder


@pytest.fixture
def output(folder: Path, tmp_path: Path) -> Path:
    run(folder, tmp_path / "o.jsonl")
    return tmp_path / "o.jsonl"


def change(output: Path, statement: str) -> None:
    db = sqlite3.connect(journal_folder(output) / "journal.sqlite")
    with db:
        db.execute(statement)
    db.close()


@pytest.mark.parametrize("name", ["o.jsonl", "o.csv", "o.parquet"])
def test_what_was_written_is_as_it_should_be(folder: Path, tmp_path: Path, name: str) -> None:
    run(folder, tmp_path / "run" / name)
    local.clean(read_chunks(folder), tmp_path / "clean" / name, explain=True)
    assert verify(tmp_path / "run" / name, [folder]) == []
    assert verify(tmp_path / "clean" / name, [folder]) == []


@pytest.mark.parametrize("command", ["run", "clean"])
def test_inputs_are_read_as_they_were(tmp_path: Path, command: str) -> None:
    rows, stories, output = tmp_path / "a.jsonl", tmp_path / "b.txt", tmp_path / "o.jsonl"
    rows.write_text(
        "".join(json.dumps({"uuid": f"u{n}", "said": news(n)}) + "\n" for n in range(3))
    )
    stories.write_text("\n=====\n".join(news(n) for n in range(3, 6)))
    (tmp_path / "c.txt").write_text(news(7, 1_500))
    inputs = [rows, stories, tmp_path / "c.txt"]
    chunks = read_chunks(
        inputs,
        {"id": "uuid", "text": "said"},
        limits=Limits(largest_document=100_000),
        split="^=+$",
    )
    to_run = command == "run"
    outcome = local.run(chunks, output, Stub()) if to_run else local.clean(chunks, output)
    assert outcome == local.Outcome(done=6, failed=1)
    assert verify(output, inputs) == []


def test_a_journal_that_does_not_say_how_inputs_were_read_is_of_plain_ones(
    folder: Path, output: Path
) -> None:
    change(output, "drop table reading")
    assert verify(output, [folder]) == []
    change(output, "create table reading (options text)")
    assert verify(output, [folder]) == []


def test_how_inputs_were_read_may_be_damaged(folder: Path, output: Path) -> None:
    change(output, "update reading set options = '[1]'")
    with pytest.raises(SummariseError, match="does not say how the input was read"):
        verify(output, [folder])


def test_an_output_that_was_changed_is_told(output: Path) -> None:
    output.write_text(output.read_text().replace("Monday", "Friday"))
    (changed,) = verify(output)
    assert changed == f"{output} was changed since it was written: move it away and run it again"


def test_an_output_that_was_changed_is_mended_as_it_is_told(folder: Path, output: Path) -> None:
    output.write_text(output.read_text().replace("Monday", "Friday"))
    output.rename(output.with_name("mine.jsonl"))
    run(folder, output)
    assert verify(output, [folder]) == []


def test_an_output_that_its_journal_has_gone_on_from_is_told(folder: Path, output: Path) -> None:
    change(output, "delete from records where id = '001.txt'")
    assert verify(output) == [f"{output} is not what its journal has: run it again"]
    run(folder, output)
    assert verify(output, [folder]) == []


def test_a_damaged_record_is_told(output: Path) -> None:
    change(output, "update records set record = null where id = '001.txt'")
    assert "the journal has 1 damaged records: run it again" in verify(output)


@pytest.mark.parametrize("name", ["o.md", "o.html", "o.csv", "o.parquet"])
def test_a_record_that_lacks_what_it_should_have_is_told(
    folder: Path, tmp_path: Path, name: str
) -> None:
    output = tmp_path / name
    run(folder, output)
    change(output, "update records set record = '{\"id\": 1}' where id = '001.txt'")
    assert verify(output) == [f"{output} is not what its journal has: run it again"]


def test_a_damaged_journal_is_told(output: Path) -> None:
    file = output.with_suffix(".journal") / "journal.sqlite"
    file.write_bytes(b"no database" * 1000)
    (fault,) = verify(output)[-1:]
    assert "cannot be read" in fault


def test_documents_that_came_or_went_since_are_told(folder: Path, output: Path) -> None:
    (folder / "003.txt").unlink()
    (folder / "009.txt").write_text(news(9))
    assert verify(output, [folder]) == [
        "documents neither done nor failed: 009.txt",
        "records whose documents are gone: 003.txt",
    ]


def test_records_out_of_order_are_told(folder: Path, output: Path) -> None:
    change(output, "update records set position = 99 where id = '000.txt'")
    assert "the records are not in the order of the input: run it again" in verify(output, [folder])


def test_what_cannot_be_verified_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match="no such output"):
        verify(tmp_path / "o.jsonl")
    (tmp_path / "o.jsonl").write_text("")
    with pytest.raises(SummariseError, match="it cannot be verified"):
        verify(tmp_path / "o.jsonl")
