"""What is to be computed, as far as that is known before anything is loaded."""

from __future__ import annotations

from dataclasses import dataclass

from summarise.generation.checkpoints.devices import best_device
from summarise.generation.checkpoints.kinds import kind_of
from summarise.generation.checkpoints.source import CheckpointSource


@dataclass(frozen=True)
class ModelSpec:
    """What an engine is chosen by.

    Attributes:
        name: the checkpoint's.
        kind: of checkpoint, such as `seq2seq`; see `checkpoints.kinds`.
        model_type: transformers' name of the family, such as `bart`.
        precision: of the weights, `float32` or `bfloat16`.
        device: a torch device; None for the best that is there.
    """

    name: str
    kind: str
    model_type: str
    precision: str = "float32"
    device: str | None = None

    @classmethod
    def of(
        cls,
        source: CheckpointSource,
        precision: str = "float32",
        device: str | None = None,
        engine: str = "auto",
    ) -> ModelSpec:
        """Return the specification of a checkpoint; a precision of `auto` is decided.

        Args:
            source: the checkpoint.
            precision: of the weights, or `auto`.
            device: a torch device; None for the best that is there.
            engine: that is asked for; CTranslate2 wants float32, of which it makes its own.

        Raises:
            SummariseError: its `config.json` is neither in the cache nor on the hub.
        """
        kind = kind_of(source)
        if precision == "auto" and engine == "ctranslate2":
            precision = "float32"
        precision = kind.precision(precision, device)
        return cls(source.name, kind.name, source.model_type, precision, device)

    @property
    def on_cpu(self) -> bool:
        """Whether it is computed by the processor; looking for a better device loads torch."""
        return (self.device or best_device()).startswith("cpu")
