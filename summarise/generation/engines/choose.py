"""The engines, and which of them computes a checkpoint. A new one is a file, and a line in `ENGINES`.

Nothing here loads torch: an engine's own module is imported when it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from summarise.common.errors import SummariseError
from summarise.generation.engines.ctranslate2 import support
from summarise.generation.engines.model_spec import ModelSpec

if TYPE_CHECKING:
    from summarise.generation.checkpoints.checkpoint import Checkpoint
    from summarise.generation.engines.base import Engine

_HERE = "summarise.generation.engines"


def _anything(spec: ModelSpec) -> None:
    """Have nothing against a checkpoint."""


@dataclass(frozen=True)
class EngineKind:
    """An engine before it is made.

    Attributes:
        name: as the configuration gives it. Several may share one, each for its kind of checkpoint.
        path: of its class, `module:Class`, which is made of a checkpoint.
        kind: of the checkpoints that it computes; see `checkpoints.kinds`.
        objection: says why it cannot compute one of these, with the cure; None when it can.
        worthwhile: whether `auto` should take it for a checkpoint that it can compute.
    """

    name: str
    path: str
    kind: str = "seq2seq"
    objection: Callable[[ModelSpec], str | None] = _anything
    worthwhile: Callable[[ModelSpec], bool] = lambda spec: True

    def why_not(self, spec: ModelSpec) -> str | None:
        """Say why it cannot compute a checkpoint, with the cure; None when it can."""
        if spec.kind != self.kind:
            return f"engine {self.name} does not know {spec.kind} models ({spec.name})"
        return self.objection(spec)

    def create(self, checkpoint: Checkpoint) -> Engine:
        """Make the engine of a checkpoint."""
        engine: Engine = resolve_name(self.path)(checkpoint)
        return engine


# `auto` takes the first that can compute a checkpoint and is worthwhile
ENGINES = (
    EngineKind(
        "ctranslate2",
        f"{_HERE}.ctranslate2.engine:CTranslate2Engine",
        objection=support.why_not,
        worthwhile=lambda spec: spec.on_cpu,
    ),
    EngineKind("torch", f"{_HERE}.torch_engine:TorchEngine"),
    EngineKind("torch", f"{_HERE}.prefix_engine:PrefixEngine", kind="prefix-lm"),
    # never by `auto`: it reads articles one by one, and each length anew
    EngineKind(
        "ctranslate2",
        f"{_HERE}.ctranslate2.generator_engine:GeneratorEngine",
        kind="decoder-only",
        objection=support.why_not,
        worthwhile=lambda spec: False,
    ),
    EngineKind("torch", f"{_HERE}.prefix_engine:PrefixEngine", kind="decoder-only"),
)


def choose_engine(asked: str, spec: ModelSpec) -> EngineKind:
    """Choose the engine that computes a checkpoint, without loading it.

    Args:
        asked: an engine's name, or `auto`: CTranslate2 on a CPU where it is installed and knows the
            checkpoint's family, else torch.
        spec: what it is to compute.

    Raises:
        SummariseError: the engine that was asked for is not installed or does not know the family.
    """
    reasons = []
    for engine in sorted(ENGINES, key=lambda engine: engine.kind == spec.kind):
        if asked not in ("auto", engine.name):
            continue
        if why := engine.why_not(spec):
            reasons.append(why)  # the last is of an engine for this kind, where there is one
        elif asked != "auto" or engine.worthwhile(spec):
            return engine
    raise SummariseError(reasons[-1] if reasons else f"no engine {asked!r}")


def create_engine(asked: str, spec: ModelSpec, checkpoint: Checkpoint) -> Engine:
    """Make the engine of a checkpoint, ready to compute.

    Where it would compute something else than the checkpoint's own code does, that is a doubt of
    the checkpoint, and torch computes it.

    Args:
        asked, spec: see `choose_engine`.
        checkpoint: that is loaded.

    Raises:
        SummariseError: see `choose_engine`.
    """
    from summarise.generation.engines.base import PartedError  # loads torch

    engine = choose_engine(asked, spec).create(checkpoint)
    try:
        engine.prepare()
    except PartedError as error:
        checkpoint.doubts.append(f"{spec.name}: {error}; torch computes it")
        return choose_engine("torch", spec).create(checkpoint)
    return engine
