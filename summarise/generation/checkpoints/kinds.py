"""The kinds of checkpoints that can be loaded. A new one is a file, and a line in `KINDS`.

Nothing here loads torch: a kind's own module is imported when its first checkpoint is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from summarise.generation.checkpoints.load_options import LoadOptions
from summarise.generation.checkpoints.source import CheckpointSource

if TYPE_CHECKING:
    from summarise.generation.checkpoints.checkpoint import Checkpoint

_HERE = "summarise.generation.checkpoints"


@dataclass(frozen=True)
class CheckpointKind:
    """What some checkpoints have in common, as the engines have to know it.

    Attributes:
        name: `seq2seq` and so on; an engine says which it computes.
        path: of what loads one, `module:function`, from a `CheckpointSource` and `LoadOptions`.
        recognises: whether a checkpoint whose `config.json` is this is one.
    """

    name: str
    path: str
    recognises: Callable[[Mapping[str, Any]], bool] = lambda config: True

    def load(self, source: CheckpointSource, options: LoadOptions) -> Checkpoint:
        """Load a checkpoint's model and tokenizer, and find its profile."""
        checkpoint: Checkpoint = resolve_name(self.path)(source, options)
        return checkpoint


# the first that recognises a checkpoint has it
KINDS = (CheckpointKind("seq2seq", f"{_HERE}.seq2seq:load"),)


def kind_of(source: CheckpointSource) -> CheckpointKind:
    """Return the kind of a checkpoint.

    Raises:
        SummariseError: its `config.json` is neither in the cache nor on the hub.
    """
    return next(kind for kind in KINDS if kind.recognises(source.config))
