"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write, atomic_write_text, is_stream, real_file


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "o"
    path.write_text("old\n")
    with pytest.raises(LookupError), atomic_write(path) as draft:
        draft.write_text("new", encoding="no such")
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_names_that_begin_alike_are_written_at_once(tmp_path: Path) -> None:
    one, other = (tmp_path / f"{'o' * 60}.{ending}" for ending in ("jsonl", "failures.jsonl"))
    with atomic_write(one) as draft, atomic_write(other) as second:
        draft.write_text("one")
        second.write_text("other")
    assert (one.read_text(), other.read_text()) == ("one", "other")


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


def test_a_link_is_written_through_and_stays(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    link, file = tmp_path / "o", tmp_path / "disk" / "real"
    link.symlink_to("disk/real")
    for text in ("one", "two"):
        atomic_write_text(link, text)
        assert (link.is_symlink(), file.read_text()) == (True, text)
    assert real_file(link) == file
    assert real_file(file) == file


def test_a_name_as_long_as_may_be_can_be_written(tmp_path: Path) -> None:
    atomic_write_text(tmp_path / ("o" * 255), "x")
    assert [path.name for path in tmp_path.iterdir()] == ["o" * 255]


def test_a_device_is_written_to_and_not_replaced() -> None:
    atomic_write_text(Path(os.devnull), "x")
    assert is_stream(Path(os.devnull))


def test_a_full_device_is_said_in_one_line() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no such device")
    with pytest.raises(SummariseError, match="cannot write /dev/full: No space left"):
        atomic_write_text(Path("/dev/full"), "x")


def test_streams_of_this_process_are_known_through_links_and_files_are_none(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/stdout")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_text("")
    assert is_stream(tmp_path / "link")
    assert not any(is_stream(tmp_path / name) for name in ("file", "loop", "absent", "."))


def test_what_is_not_admitted_is_not_put_in_place(tmp_path: Path) -> None:
    def refuse(draft: Path) -> None:
        raise SummariseError(f"not {draft.read_text()}")

    with pytest.raises(SummariseError, match="not x"):
        atomic_write_text(tmp_path / "o", "x", refuse)
    assert list(tmp_path.iterdir()) == []
