"""Files that are written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write
from summarise.common.outputs import failures_file, journal_folder
from summarise.writers import write


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    def records() -> Iterator[dict[str, str]]:
        yield {"id": "new"}
        raise RuntimeError

    path = tmp_path / "o.jsonl"
    path.write_text("old\n")
    with pytest.raises(RuntimeError):
        write(path, records())
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    with atomic_write(tmp_path / "new" / "er" / "o") as draft:
        draft.write_text("x")
    assert (tmp_path / "new" / "er" / "o").read_text() == "x"


def test_an_error_of_the_system_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "o"
    with pytest.raises(SummariseError, match=rf"^cannot write {path}: "), atomic_write(path):
        pass


@pytest.mark.parametrize(
    ("output", "journal", "failures"),
    [
        ("x/o.jsonl", "x/o.journal", "x/o.failures.jsonl"),
        ("x/o.csv", "x/o.csv.journal", "x/o.csv.failures.jsonl"),
        ("x/o", "x/o.journal", "x/o.failures.jsonl"),
    ],
)
def test_outputs_of_one_stem_keep_their_journals_and_failures_apart(
    output: str, journal: str, failures: str
) -> None:
    assert journal_folder(Path(output)) == Path(journal)
    assert failures_file(Path(output)) == Path(failures)
