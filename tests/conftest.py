"""What all tests share: a cache of their own, so that none touches the user's."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Converted checkpoints go to a temporary folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SUMMARISE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
