"""What one pass keeps for the next."""

from __future__ import annotations

from pathlib import Path

from summarise.common.shelf import Shelf, open_shelf


def test_what_was_put_is_taken_once(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("a", ["tram", 7])
    assert shelf.take("a") == ["tram", 7]
    assert shelf.take("a") is None
    assert not list(tmp_path.iterdir())


def test_what_was_never_put_is_not_there(tmp_path: Path) -> None:
    assert Shelf(tmp_path).take("a") is None


def test_what_there_is_no_room_for_is_not_kept(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, room=10)
    shelf.put("a", "ferry" * 10)  # the last that it has room to begin with
    assert shelf.full
    shelf.put("b", "ferry")
    assert shelf.take("a") == "ferry" * 10
    assert shelf.take("b") is None


def test_a_folder_that_is_gone_keeps_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "gone")
    shelf.put("a", 1)
    assert shelf.take("a") is None


def test_a_shelf_goes_when_its_block_ends() -> None:
    with open_shelf() as shelf:
        assert shelf
        shelf.put("a", 1)
        folder = shelf.folder
        assert list(folder.iterdir())
    assert not folder.exists()
