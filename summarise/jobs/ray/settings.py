"""How Ray Data is to run: shares of processors, actors, and silence."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from typing import Any

import ray
import ray.data

from summarise.common.errors import SummariseError, one_line
from summarise.config import RayConfig

# Shares of a processor: reading waits for the disk, and cleaning takes a hundredth of what
# generation does. That they differ keeps Ray from making one task of both.
READING, CLEANING, RECORDING = 0.1, 0.25, 0.5

ONE_WINDOW: dict[str, Any] = {"batch_size": 1, "batch_format": "pyarrow", "zero_copy_batch": True}


def actors(config: RayConfig) -> ray.data.ActorPoolStrategy:
    """Return how many actors write: as many as are asked for, else as the cluster has room for."""
    if config.actors:
        return ray.data.ActorPoolStrategy(size=config.actors)
    room = ray.cluster_resources()
    most = int(room.get("GPU", 0) / config.gpus if config.gpus else room["CPU"] / config.cpus)
    return ray.data.ActorPoolStrategy(min_size=1, max_size=max(1, most))


@contextlib.contextmanager
def executing() -> Iterator[None]:
    """Set Ray Data up for the block: a window in each of its blocks, nothing said at the terminal.

    Raises:
        SummariseError: a stage raised it, or workers died more often than Ray starts new ones.
    """
    context = ray.data.DataContext.get_current().copy()
    context.target_max_block_size = 1
    context.target_min_block_size = 1
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.raise_original_map_exception = True
    logger = logging.getLogger("ray.data")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # errors are raised too
    try:
        with ray.data.DataContext.current(context):
            yield
    except ray.exceptions.RayTaskError as error:
        if isinstance(error.cause, SummariseError):
            said, _, _ = str(error.cause).partition("\n")  # below is Ray's word on trying again
            raise SummariseError(said) from error
        raise
    except ray.exceptions.RayError as error:
        raise SummariseError(f"Ray gave up ({one_line(error)}): run it again to go on") from error
    finally:
        logger.setLevel(level)
