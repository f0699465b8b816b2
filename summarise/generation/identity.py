"""What a run's summaries depend on, found without loading a checkpoint, or torch where it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarise.common.documents import Length
from summarise.config import Config
from summarise.generation.checkpoints.fingerprints import fingerprint
from summarise.generation.checkpoints.source import CheckpointSource, resolve
from summarise.generation.engines.choose import choose_engine
from summarise.generation.engines.model_spec import ModelSpec


def resolve_all(config: Config, lengths: Sequence[Length]) -> dict[str, CheckpointSource]:
    """Find the checkpoints of some lengths, by their names.

    Raises:
        SummariseError: one is not there.
    """
    names = dict.fromkeys(config.length(length).checkpoint for length in lengths)
    return {name: resolve(name) for name in names}


def sign(config: Config, lengths: Sequence[Length], sources: Mapping[str, CheckpointSource]) -> str:
    """Return what changes with the configuration, the lengths, the checkpoints and the engines.

    Args:
        config: how it is written; the engine of each checkpoint is the one that would be chosen.
        lengths: what is written.
        sources: the checkpoints by their names.

    Raises:
        SummariseError: a checkpoint is not there, or not for the engine that is asked for.
    """
    specs = {
        name: ModelSpec.of(source, config.precision, engine=config.engine)
        for name, source in sorted(sources.items())
    }
    computed = {
        name: [choose_engine(config.engine, spec).name, spec.precision]
        for name, spec in specs.items()
    }
    return config.signature(lengths, computed, *(fingerprint(sources[name]) for name in specs))
