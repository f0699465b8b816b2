"""Load a checkpoint: the bundled one, a local folder or a hub name.

Safetensors only, and never code from a repository.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator

from summarise.common.errors import SummariseError, one_line
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.devices import best_device
from summarise.generation.checkpoints.hub_errors import unavailable
from summarise.generation.checkpoints.kinds import kind_of
from summarise.generation.checkpoints.load_options import LoadOptions
from summarise.generation.checkpoints.source import CheckpointSource, resolve


def load_checkpoint(
    name: str | CheckpointSource,
    device: str | None = None,
    language: str = "",
    precision: str = "float32",
    system: str = "",
) -> Checkpoint:
    """Load a checkpoint and set it up as its family is used to.

    Args:
        name: `bundled`, a local folder, or a hub name such as `facebook/bart-large-cnn`; or what
            `resolve` made of it, so that the hub is not asked again.
        device: a torch device; by default CUDA or MPS when present, else the CPU.
        language: ISO 639-1 code that a multilingual checkpoint reads and writes; "" for its own.
        precision: of the weights, `float32` or `bfloat16`.
        system: the system prompt of one that is asked; "" for its own.

    Raises:
        SummariseError: no such folder, no kind of checkpoint that is known, no safetensors, no hub.
    """
    source = resolve(name) if isinstance(name, str) else name
    kind = kind_of(source)
    options = LoadOptions(device or best_device(), language, precision, system)
    with _quiet():
        try:
            return kind.load(source, options)
        except SummariseError:
            raise
        except Exception as error:  # transformers raises OSError, ValueError, KeyError, and others
            raise _explain(source, kind.name, error) from error


def _explain(source: CheckpointSource, kind: str, error: Exception) -> SummariseError:
    """Return the error, of one line, of a checkpoint that cannot be loaded."""
    if source.folder is None and isinstance(error, OSError):
        return unavailable(source.name, error, source.online)
    if source.folder and not source.gguf and not list(source.folder.glob("*.safetensors")):
        why = "no .safetensors in it; other formats are not loaded, convert it first"
        return SummariseError(f"checkpoint {source.name!r}: {why}")
    why = f"cannot be loaded as a {kind} model: {one_line(error)}"
    return SummariseError(f"checkpoint {source.name!r} {why}")


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep transformers' progress bars and notices out of the user's terminal while loading."""
    from transformers.utils import logging

    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
