"""The connection to a Ray cluster."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import sys
from collections.abc import Iterator

import ray

from summarise.common.errors import SummariseError, one_line

_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",  # errors are raised too
}


@contextlib.contextmanager
def cluster(address: str | None = None) -> Iterator[None]:
    """Connect to a cluster for the block; one that is connected already is used.

    Args:
        address: of the cluster's head, or `auto` for the one that runs on this machine. By default
            `$RAY_ADDRESS`, else the one that was started on this machine, else one is started
            that ends with the block.

    Raises:
        SummariseError: there is no cluster at the address.
    """
    if ray.is_initialized():
        yield
        return
    with _environment(_QUIET):
        try:
            host, _, port = (address or "").rpartition(":")
            if port.isdigit() and "://" not in host:  # Ray itself tries again and again
                socket.create_connection((host, int(port)), timeout=10).close()
            with _silence():
                ray.init(
                    address=address,
                    include_dashboard=None if address else False,
                    log_to_driver=False,
                    logging_level=logging.ERROR,
                )
        except Exception as error:  # OSError, ValueError, RuntimeError by version
            raise SummariseError(
                f"no Ray cluster at {address or 'this machine'} ({one_line(error)}): start one "
                "with `ray start --head`, and give its --address"
            ) from error
        try:
            yield
        finally:
            ray.shutdown()


@contextlib.contextmanager
def _environment(defaults: dict[str, str]) -> Iterator[None]:
    """Set environment variables that are not set, for Ray's processes, as long as the block runs."""
    added = {name: value for name, value in defaults.items() if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            os.environ.pop(name, None)


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Let nothing reach standard error, where Ray's own libraries write as they start."""
    sys.stderr.flush()
    before = os.dup(2)
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(before, 2)
        os.close(before)
