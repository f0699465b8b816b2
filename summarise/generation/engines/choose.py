"""The engines, and which of them computes a checkpoint: one file each, and one entry here.

Nothing here loads torch: an engine's own module is imported when it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarise.common.errors import SummariseError
from summarise.generation.engines.ctranslate2 import support
from summarise.generation.engines.model_spec import ModelSpec

if TYPE_CHECKING:
    from summarise.generation.checkpoints.checkpoint import Checkpoint
    from summarise.generation.engines.base import Engine


@dataclass(frozen=True)
class EngineKind:
    """An engine before it is made.

    Attributes:
        name: as the configuration gives it.
        why_not: why it cannot compute a checkpoint, with the cure; None when it can.
        worthwhile: whether `auto` should take it for a checkpoint that it can compute.
        create: makes it.
    """

    name: str
    why_not: Callable[[ModelSpec], str | None]
    worthwhile: Callable[[ModelSpec], bool]
    create: Callable[[Checkpoint], Engine]


def _ctranslate2(checkpoint: Checkpoint) -> Engine:
    from summarise.generation.engines.ctranslate2.engine import CTranslate2Engine

    return CTranslate2Engine(checkpoint)


def _torch(checkpoint: Checkpoint) -> Engine:
    from summarise.generation.engines.torch_engine import TorchEngine

    return TorchEngine(checkpoint)


def _torch_why_not(spec: ModelSpec) -> str | None:
    """Say why torch's engine cannot compute a checkpoint; None when it can."""
    return None if spec.kind == "seq2seq" else f"engine torch does not know {spec.kind} models"


# `auto` takes the first that can compute a checkpoint and is worthwhile
ENGINES = (
    EngineKind("ctranslate2", support.why_not, lambda spec: spec.on_cpu, _ctranslate2),
    EngineKind("torch", _torch_why_not, lambda spec: True, _torch),
)


def choose_engine(asked: str, spec: ModelSpec) -> EngineKind:
    """Choose the engine that computes a checkpoint, without loading it.

    Args:
        asked: an engine's name, or `auto`: CTranslate2 on a CPU where it is installed and knows the
            checkpoint's family, else torch. Several engines may share a name, each for its kind of
            checkpoint.
        spec: what it is to compute.

    Raises:
        SummariseError: the engine that was asked for is not installed or does not know the family.
    """
    reasons = []
    for engine in ENGINES:
        if asked not in ("auto", engine.name):
            continue
        if why := engine.why_not(spec):
            reasons.append(why)
        elif asked != "auto" or engine.worthwhile(spec):
            return engine
    raise SummariseError(reasons[-1] if reasons else f"no engine {asked!r}")
