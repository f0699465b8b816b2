"""Converted checkpoints are kept, made once, and made again when anything has changed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from tiny_checkpoint import build

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.engines.base import PartedError
from summarise.generation.engines.ctranslate2.cache import cache_root, converted
from summarise.generation.engines.ctranslate2.conversion import Part, Precision, convert
from summarise.generation.engines.ctranslate2.engine import CTranslate2Engine

pytest.importorskip("ctranslate2")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a cache of one test's own."""
    monkeypatch.setenv("SUMMARISE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ctranslate2"


@pytest.fixture
def bart(tmp_path: Path, own: Path) -> Checkpoint:
    """A checkpoint, and an empty cache."""
    return load_checkpoint(str(build(tmp_path / "bart")), "cpu")


def test_converting_leaves_the_checkpoint_as_it_was(bart: Checkpoint) -> None:
    before = {name: value.clone() for name, value in bart.model.state_dict().items()}
    converted(bart, "translator", "int8")
    after = bart.model.state_dict()
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_a_checkpoint_is_converted_once_a_part_and_a_precision(bart: Checkpoint) -> None:
    made: list[tuple[Part, Precision]] = []

    def count(checkpoint: Checkpoint, part: Part, precision: Precision, folder: Path) -> None:
        made.append((part, precision))
        convert(checkpoint, part, precision, folder)

    for checkpoint in (bart, load_checkpoint(bart.name, "cpu")):
        converted(checkpoint, "translator", "int8", count)
        converted(checkpoint, "encoder", "int8", count)
        converted(checkpoint, "encoder", "float32", count)
    assert made == [("translator", "int8"), ("encoder", "int8"), ("encoder", "float32")]


def test_weights_that_change_are_converted_again(bart: Checkpoint) -> None:
    before = converted(bart, "translator", "int8")
    os.utime(Path(bart.name) / "model.safetensors", ns=(0, 0))
    assert converted(bart, "translator", "int8") != before


def test_another_version_of_a_library_converts_anew(bart: Checkpoint) -> None:
    before = converted(bart, "translator", "int8")
    assert converted(bart, "translator", "int8", versions=["0.0", "0.0"]) != before


def test_of_two_processes_that_convert_at_once_the_first_is_kept(bart: Checkpoint) -> None:
    def race(checkpoint: Checkpoint, part: Part, precision: Precision, folder: Path) -> None:
        convert(checkpoint, part, precision, folder)
        (converted(checkpoint, part, precision) / "first").touch()

    folder = converted(bart, "translator", "int8", race)
    assert (folder / "first").exists()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_conversion_that_fails_leaves_nothing(bart: Checkpoint, own: Path) -> None:
    def fail(checkpoint: Checkpoint, part: Part, precision: Precision, folder: Path) -> None:
        folder.mkdir()
        raise MemoryError

    with pytest.raises(MemoryError):
        converted(bart, "translator", "int8", fail)
    assert list(own.iterdir()) == []


@pytest.mark.parametrize("lasts", [True, False])
def test_what_would_part_again_is_not_tried_again(bart: Checkpoint, own: Path, lasts: bool) -> None:
    tried = []

    def part(checkpoint: Checkpoint, part: Part, precision: Precision, folder: Path) -> None:
        tried.append(folder)
        raise PartedError("memory was short", lasts)

    for _ in range(2):
        with pytest.raises(PartedError, match="memory was short"):
            converted(bart, "translator", "int8", part)
    assert len(tried) == (1 if lasts else 2)


def test_what_a_killed_process_left_is_removed_and_what_is_being_made_is_not(
    bart: Checkpoint, own: Path
) -> None:
    for name, seconds in ((".making-old", 0), (".making-new", None)):
        (own / name).mkdir(parents=True)
        os.utime(own / name, None if seconds is None else (seconds, seconds))
    converted(bart, "encoder", "int8")
    assert not (own / ".making-old").exists()
    assert (own / ".making-new").exists()


def test_a_cache_that_cannot_be_written_is_one_line_with_the_cure(
    bart: Checkpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SUMMARISE_CACHE", str(tmp_path / "file"))
    with pytest.raises(SummariseError, match="set SUMMARISE_CACHE to a folder") as error:
        converted(bart, "translator", "int8")
    assert "\n" not in str(error.value)


def test_a_damaged_conversion_is_one_line_with_the_cure(bart: Checkpoint) -> None:
    folder = converted(bart, "translator", "int8")
    (folder / "model.bin").write_bytes(b"")
    with pytest.raises(SummariseError, match="delete the folder, and it is made again"):
        _ = CTranslate2Engine(bart).translator


def test_the_cache_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARISE_CACHE", "/a")
    assert cache_root() == Path("/a")
    monkeypatch.delenv("SUMMARISE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/b")
    assert cache_root() == Path("/b/summarise")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_root() == Path.home() / ".cache" / "summarise"


@pytest.mark.slow
def test_two_processes_at_once_both_get_a_whole_copy(tiny: Path, own: Path) -> None:
    code = (
        "import sys; from summarise.generation.checkpoints.loading import load_checkpoint; "
        "from summarise.generation.engines.ctranslate2.engine import CTranslate2Engine; "
        "e = CTranslate2Engine(load_checkpoint(sys.argv[1], 'cpu')); "
        "print(e.translator.translate_batch([['5', '9']], target_prefix=[['4']], max_decoding_length=3) != [])"
    )
    call = [sys.executable, "-c", code, str(tiny)]
    both = [subprocess.Popen(call, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate()[0] for process in both] == ["True\n", "True\n"]
    assert len(list(own.iterdir())) == 1
