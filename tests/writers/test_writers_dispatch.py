"""Records are written whole or not at all, in the format that an output's ending names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from summarise.writers import write, write_failures


@pytest.mark.parametrize("name", ["o.jsonl", "o.csv", "o.parquet"])
def test_an_output_stays_as_it_was_when_a_record_cannot_be_made(tmp_path: Path, name: str) -> None:
    def records() -> Iterator[dict[str, str]]:
        yield {"id": "new"}
        raise RuntimeError

    path = tmp_path / name
    path.write_text("old\n")
    with pytest.raises(RuntimeError):
        write(path, records())
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["o.jsonl", "o.csv", "o.parquet"])
def test_a_lone_surrogate_is_written_as_a_replacement_character(tmp_path: Path, name: str) -> None:
    assert write(tmp_path / name, [{"id": "a\ud800", "warnings": ["\udfff"]}]) == 1
    assert b"a\xef\xbf\xbd" in (tmp_path / name).read_bytes()


def test_no_failure_is_no_file(tmp_path: Path) -> None:
    assert write_failures(tmp_path / "o.jsonl", [{"id": "a"}]) == 1
    assert (tmp_path / "o.failures.jsonl").read_text() == '{"id": "a"}\n'
    assert write_failures(tmp_path / "o.jsonl", []) == 0
    assert not (tmp_path / "o.failures.jsonl").exists()
