"""Windows as Parquet files: whole or not at all, and known by their names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from summarise.common.documents import Article, Block, Failure, Summary
from summarise.common.errors import SummariseError
from summarise.jobs.partitions import FAILURES, RECORDS, Partitions, name_of

SUMMARY = Summary(
    "a",
    "a.txt",
    "T",
    "H \ud800",
    None,
    warnings=("w",),
    unsupported=({"length": "headline", "text": "x"},),
)
ARTICLE = Article(
    "a", "a.txt", "Text.", blocks=(Block("Text."), Block("Share", "share", "why", 0.9))
)
ONE, TWO = (name_of(number, "0123456789abcdef") for number in (0, 1))
FAILURE = Failure("b", "b.txt", "reading", "empty")


def written(partitions: Partitions, name: str, *records: dict[str, Any]) -> None:
    partitions.write(name, records, [], pending=False)


@pytest.mark.parametrize(
    "record",
    [
        SUMMARY.record(),
        SUMMARY.record(keep_text=True),
        ARTICLE.record(),
        ARTICLE.record(explain=True),
    ],
)
def test_a_record_comes_back_field_for_field(tmp_path: Path, record: dict[str, Any]) -> None:
    partitions = Partitions(str(tmp_path))
    written(partitions, ONE, record)
    (back,) = partitions.read(RECORDS, [ONE])
    expected = {
        k: v.replace("\ud800", "\ufffd") if isinstance(v, str) else v for k, v in record.items()
    }
    assert list(back.items()) == list(expected.items())


def test_windows_come_back_in_the_order_asked_for(tmp_path: Path) -> None:
    partitions = Partitions(str(tmp_path))
    for id_, name in (("1", TWO), ("0", ONE)):
        written(partitions, name, Failure(id_, "s", "x", "y").record())
    names = sorted(partitions.finished())
    assert [record["id"] for record in partitions.read(RECORDS, names)] == ["0", "1"]


def test_a_window_that_another_run_should_retry_is_not_finished(tmp_path: Path) -> None:
    partitions = Partitions(str(tmp_path))
    name = partitions.write(ONE, [SUMMARY.record()], [FAILURE.record()], pending=True)
    assert not partitions.finished()
    assert list(partitions.read(FAILURES, [name])) == [FAILURE.record()]


def test_a_window_without_records_is_finished_all_the_same(tmp_path: Path) -> None:
    partitions = Partitions(str(tmp_path))
    partitions.write(ONE, [], [FAILURE.record()], pending=False)
    assert partitions.finished() == {ONE}
    assert list(partitions.read(RECORDS, [ONE])) == []


def test_a_draft_left_by_a_kill_is_no_window(tmp_path: Path) -> None:
    partitions = Partitions(str(tmp_path))
    (tmp_path / f"records/.{ONE}.parquet").write_bytes(b"PAR1")
    assert not partitions.finished()


def test_windows_that_are_gone_are_removed_with_their_failures(tmp_path: Path) -> None:
    partitions = Partitions(str(tmp_path))
    for name in (ONE, TWO):
        partitions.write(name, [SUMMARY.record()], [FAILURE.record()], pending=False)
    partitions.keep_only([TWO])
    assert [path.name for path in sorted(tmp_path.rglob("*.parquet"))] == [f"{TWO}.parquet"] * 2


def test_another_programs_parts_are_left_alone(tmp_path: Path) -> None:
    partitions = Partitions(str(tmp_path))
    theirs = tmp_path / "records/part-00000-3f1bd2c4.snappy.parquet"
    theirs.touch()
    partitions.keep_only(())
    assert theirs.exists()
    assert not partitions.finished()


def test_a_uri_is_as_good_as_a_folder(tmp_path: Path) -> None:
    written(Partitions(tmp_path.as_uri()), ONE, SUMMARY.record())
    assert Partitions(str(tmp_path)).finished() == {ONE}


def test_an_unknown_kind_of_storage_is_told_in_one_line() -> None:
    with pytest.raises(SummariseError, match="cannot write nowhere://x"):
        Partitions("nowhere://x")
