"""Which files a checkpoint's name stands for, and which version of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import huggingface_hub
import pytest
from huggingface_hub.errors import RepositoryNotFoundError
from tiny_checkpoint import build

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.fingerprints import fingerprint
from summarise.generation.checkpoints.location import BUNDLED, describe_location
from summarise.generation.checkpoints.source import resolve


def test_a_folder_and_the_bundled_checkpoint_are_read_where_they_are(tiny: Path) -> None:
    source = resolve(str(tiny))
    assert (source.folder, source.commit, source.model_type) == (tiny, None, "bart")
    assert resolve("bundled").folder == BUNDLED


def test_a_folder_that_is_not_there_says_what_to_give() -> None:
    with pytest.raises(SummariseError, match=r"'\./nowhere': no such folder; give a folder with"):
        resolve("./nowhere")


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
