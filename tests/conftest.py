"""What all tests share: a cache of their own, and one tiny checkpoint."""

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Converted checkpoints go to a temporary folder, never to the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SUMMARISE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny random checkpoint."""
    import torch  # here, since most folders' tests do without
    from tiny_checkpoint import build

    torch.set_num_threads(1)  # on so small a model, threads cost more than they bring
    return build(tmp_path_factory.mktemp("tiny"))
