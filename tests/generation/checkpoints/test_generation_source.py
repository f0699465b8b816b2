"""Which files a checkpoint's name stands for, and which version of them."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import huggingface_hub
import pytest
from huggingface_hub.errors import GatedRepoError, RemoteEntryNotFoundError, RepositoryNotFoundError
from tiny_checkpoint import build

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.fingerprints import fingerprint
from summarise.generation.checkpoints.location import BUNDLED, describe_location
from summarise.generation.checkpoints.source import resolve


def hub_error(kind: type[Exception]) -> Exception:
    """An error of the hub's library, without the answer that it is made of."""
    return kind.__new__(kind)


def test_a_folder_and_the_bundled_checkpoint_are_read_where_they_are(tiny: Path) -> None:
    source = resolve(str(tiny))
    assert (source.folder, source.commit, source.model_type) == (tiny, None, "bart")
    assert resolve("bundled").folder == BUNDLED


def test_a_folder_that_is_not_there_says_what_to_give() -> None:
    with pytest.raises(SummariseError, match=r"'\./nowhere': no such folder; give a folder with"):
        resolve("./nowhere")


@pytest.mark.parametrize("name", ["~nobody-of-that-name/model", "no/such/folder", "writer.gguf"])
def test_what_can_only_be_a_path_says_that_nothing_is_there(name: str) -> None:
    assert describe_location(name) == "on the hub, not cached"
    with pytest.raises(SummariseError, match="no such folder"):
        resolve(name)


def test_a_name_longer_than_any_is_no_model() -> None:
    name = "a" * 5000
    assert describe_location(name) == "on the hub, not cached"
    with pytest.raises(SummariseError, match="the hub has no such model"):
        resolve(name)


@pytest.mark.parametrize(
    ("error", "cure"),
    [
        (hub_error(GatedRepoError), "accept its licence: .* run `hf auth login`"),
        (hub_error(RemoteEntryNotFoundError), "lacks a file on the hub"),
        (OSError(errno.ENOSPC, "No space left on device"), "make room"),
        (RuntimeError(), "cannot be had from the hub .* cannot load it;"),
    ],
)
@pytest.mark.parametrize("name", ["someone/model/writer.gguf", "someone/adapter"])
def test_what_the_hub_does_not_give_says_why(
    name: str,
    error: Exception,
    cure: str,
    hub_cache: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answer(self: Any, name: str, **_: Any) -> SimpleNamespace:
        return SimpleNamespace(
            sha="2" * 40, siblings=[SimpleNamespace(rfilename="adapter_config.json")]
        )

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("cannot load it") from error

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", answer)
    monkeypatch.setattr(huggingface_hub, "hf_hub_download", refuse)
    monkeypatch.setattr(huggingface_hub, "snapshot_download", refuse)
    with pytest.raises(SummariseError, match=f"^checkpoint '{name}' .*{cure}") as told:
        resolve(name)
    assert "\n" not in str(told.value)


def test_offline_a_gguf_files_commit_is_the_caches(hub_cache: Callable[[str], Path]) -> None:
    folder = hub_cache("1" * 40)
    (folder / "config.json").unlink()
    (folder / "writer.gguf").touch()
    (folder.parents[1] / "refs" / "v2").write_text("1" * 40)
    for name in ("someone/model/writer.gguf", "someone/model@v2/writer.gguf"):
        assert resolve(name).commit == "1" * 40
        assert describe_location(name) == "cached"


def test_offline_the_commit_is_the_caches(hub_cache: Callable[[str], Path]) -> None:
    folder = hub_cache("1" * 40)
    (folder / "config.json").write_text('{"model_type": "pegasus"}')
    source = resolve("someone/model")
    assert (source.commit, source.online, source.folder) == ("1" * 40, False, None)
    assert source.model_type == "pegasus"
    assert describe_location("someone/model") == "cached"


def test_online_the_commit_is_the_hubs(
    hub_cache: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    hub_cache("1" * 40)

    def answer(self: Any, name: str, **_: Any) -> SimpleNamespace:
        return SimpleNamespace(sha="2" * 40, siblings=None)

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", answer)
    source = resolve("someone/model")
    assert (source.commit, source.online) == ("2" * 40, True)


def test_a_revision_is_asked_for_and_its_commit_found(
    hub_cache: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def answer(self: Any, name: str, revision: str, **_: Any) -> SimpleNamespace:
        asked.append((name, revision))
        return SimpleNamespace(sha="2" * 40, siblings=None)

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", answer)
    source = resolve("someone/model@v2")
    assert asked == [("someone/model", "v2")]
    assert (source.name, source.path, source.commit) == (
        "someone/model@v2",
        "someone/model",
        "2" * 40,
    )


def test_offline_a_commit_is_found_in_the_cache_behind_a_newer_one(
    hub_cache: Callable[[str], Path],
) -> None:
    hub_cache("1" * 40)
    hub_cache("2" * 40)
    name = f"someone/model@{'1' * 40}"
    assert resolve(name).commit == "1" * 40
    assert resolve(name).model_type == "bart"
    assert fingerprint(resolve(name)) != fingerprint(resolve("someone/model"))
    assert resolve("someone/model@v9").commit is None
    assert describe_location(name) == "cached"


def test_a_model_that_the_hub_lacks_is_said(
    hub_cache: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(self: Any, name: str, **_: Any) -> None:
        raise RepositoryNotFoundError.__new__(RepositoryNotFoundError)

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", deny)
    with pytest.raises(SummariseError, match="the hub has no such model"):
        resolve("someone/model")


def test_a_model_that_is_nowhere_has_neither_commit_nor_configuration(
    hub_cache: Callable[[str], Path],
) -> None:
    source = resolve("someone/model")
    assert source.commit is None
    assert describe_location("someone/model") == "on the hub, not cached"
    with pytest.raises(SummariseError, match="is not in the local cache"):
        _ = source.config


def test_a_damaged_configuration_says_nothing_here(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{")
    assert resolve(str(tmp_path)).model_type == ""


def test_a_fingerprint_changes_with_a_folders_files(tmp_path: Path) -> None:
    folder = build(tmp_path / "model")
    before = fingerprint(resolve(str(folder)))
    assert fingerprint(resolve(str(folder))) == before
    build(folder, positions=64)
    assert fingerprint(resolve(str(folder))) != before


def test_a_fingerprint_changes_with_the_commit_of_a_hub_checkpoint(
    hub_cache: Callable[[str], Path],
) -> None:
    for commit in ("1" * 40, "2" * 40):
        hub_cache(commit)
        assert fingerprint(resolve("someone/model")) == ["someone/model", commit]
