"""What the tests share: a tiny checkpoint, and a cache of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Converted checkpoints are not kept in the user's cache, also by programs that tests start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SUMMARISE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny random checkpoint."""
    from tiny_checkpoint import build  # here, since most tests do without torch

    return build(tmp_path_factory.mktemp("tiny"))
