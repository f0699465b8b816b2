"""The Ray backend, which is an extra of the package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from summarise.common.errors import SummariseError


@contextmanager
def cluster(address: str | None) -> Iterator[ModuleType]:
    """Yield the Ray backend, connected for the block.

    Raises:
        SummariseError: Ray is not installed, or there is no cluster at the address.
    """
    try:
        from summarise.jobs import ray as backend
    except ModuleNotFoundError as error:
        if error.name != "ray":
            raise
        raise SummariseError(
            "--backend ray needs Ray: pip install 'summarise-news[ray]'"
        ) from error
    with backend.cluster(address):
        yield backend
