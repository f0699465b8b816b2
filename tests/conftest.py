"""What the tests share: a tiny checkpoint, and a cache of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarise.generation.checkpoints.kinds import CheckpointKind
from summarise.generation.threads import let_waiting_threads_sleep

if TYPE_CHECKING:
    from summarise.generation.checkpoints.checkpoint import Checkpoint
    from summarise.generation.checkpoints.load_options import LoadOptions
    from summarise.generation.checkpoints.source import CheckpointSource

let_waiting_threads_sleep()  # before a test module imports torch


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Converted checkpoints are not kept in the user's cache, also by programs that tests start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SUMMARISE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True, scope="session")
def one_bundled_checkpoint() -> Iterator[None]:
    """The bundled checkpoint is loaded once in a process, not by each of some 200 runs."""
    loaded: dict[LoadOptions, Checkpoint] = {}
    load = CheckpointKind.load

    def once(kind: CheckpointKind, source: CheckpointSource, options: LoadOptions) -> Checkpoint:
        if source.name != "bundled":
            return load(kind, source, options)
        if options not in loaded:
            loaded[options] = load(kind, source, options)
        return replace(loaded[options], doubts=list(loaded[options].doubts))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CheckpointKind, "load", once)
        yield


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny random checkpoint."""
    from tiny_checkpoint import build  # here, since most tests do without torch

    return build(tmp_path_factory.mktemp("tiny"))


@pytest.fixture
def one_thread() -> None:
    """Compute in one thread: models of a few weights take longer in more."""
    import torch

    torch.set_num_threads(1)


@pytest.fixture
def hub_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """An empty cache of the hub, and a hub out of reach.

    What is returned puts `someone/model` at a commit into it, with a configuration and no weights.
    """

    import huggingface_hub

    def unreachable(*args: Any, **kwargs: Any) -> None:
        raise ConnectionError("no network")

    def put(commit: str) -> Path:
        model = tmp_path / "hub" / "models--someone--model"
        folder = model / "snapshots" / commit
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.json").write_text('{"model_type": "bart"}')
        (model / "refs").mkdir(exist_ok=True)
        (model / "refs" / "main").write_text(commit)
        return folder

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", unreachable)
    return put
