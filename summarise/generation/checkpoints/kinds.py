"""The kinds of checkpoints that can be loaded: one file each, and one entry here.

Nothing here loads torch: a kind's own module is imported when its first checkpoint is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarise.generation.checkpoints.load_options import LoadOptions
from summarise.generation.checkpoints.source import CheckpointSource

if TYPE_CHECKING:
    from summarise.generation.checkpoints.checkpoint import Checkpoint


@dataclass(frozen=True)
class CheckpointKind:
    """What some checkpoints have in common, as the engines have to know it.

    Attributes:
        name: `seq2seq` and so on; an engine says which it computes.
        recognises: whether a checkpoint whose `config.json` is this is one.
        load: loads its model and tokenizer, and finds its profile.
    """

    name: str
    recognises: Callable[[Mapping[str, Any]], bool]
    load: Callable[[CheckpointSource, LoadOptions], Checkpoint]


def _load_seq2seq(source: CheckpointSource, options: LoadOptions) -> Checkpoint:
    from summarise.generation.checkpoints import seq2seq

    return seq2seq.load(source, options)


# the first that recognises a checkpoint has it
KINDS = (CheckpointKind("seq2seq", lambda config: True, _load_seq2seq),)


def kind_of(source: CheckpointSource) -> CheckpointKind:
    """Return the kind of a checkpoint.

    Raises:
        SummariseError: its `config.json` is neither in the cache nor on the hub.
    """
    return next(kind for kind in KINDS if kind.recognises(source.config))
