"""Files that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write, atomic_write_text


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "o"
    path.write_text("old\n")
    with pytest.raises(LookupError), atomic_write(path) as draft:
        draft.write_text("new", encoding="no such")
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


def test_a_text_is_written_in_utf8_with_its_line_ends(tmp_path: Path) -> None:
    atomic_write_text(tmp_path / "o", "é\n“q”\r\n")
    assert (tmp_path / "o").read_bytes() == "é\n“q”\r\n".encode()
