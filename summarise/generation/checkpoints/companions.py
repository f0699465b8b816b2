"""Small networks that come with a checkpoint, in files of their own beside its weights."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarise.common.errors import SummariseError, one_line
from summarise.generation.checkpoints.checkpoint import Checkpoint


@contextmanager
def companion(checkpoint: Checkpoint, file: str, role: str) -> Iterator[Path]:
    """Give the path of a network's weights; what goes wrong while it is loaded becomes one line.

    Args:
        checkpoint: the one that it comes with.
        file: its name in the checkpoint's folder.
        role: what the network is, for people.

    Raises:
        SummariseError: the weights are not there or do not fit.
    """
    path = Path(checkpoint.source.path) / file
    try:
        yield path
    except Exception as error:  # no file, another shape, not safetensors
        raise SummariseError(
            f"{path}: cannot be loaded as the {role}: {one_line(error)}"
        ) from error
