"""What every training run is told, whatever it trains; a recipe is a YAML file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveFloat, PositiveInt

from summarise.common.errors import SummariseError


class RunRecipe(BaseModel):
    """The keys that all recipes have; `configs/training/` says what each means."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    checkpoint: str
    train: list[Path] = []
    steps: PositiveInt = 1000
    batch: PositiveInt = 16
    learning_rate: PositiveFloat = 5e-4
    warmup: NonNegativeInt = 100
    decay: PositiveInt | None = None
    save_every: PositiveInt = 200
    seed: int = 0

    def check(self) -> None:
        """Check what no single key says.

        Raises:
            SummariseError: there is nothing to train on, or fewer steps than warmup and decay have.
        """
        if not self.train:
            raise SummariseError("nothing to train on; give --train FILE.jsonl")
        if self.decay and self.warmup + self.decay > self.steps:
            raise SummariseError("warmup and decay together must not be more than steps")


class SummaryRecipe(RunRecipe):
    """The keys of what learns to write summaries, of one length or of both."""

    dev: list[Path] = []
    bf16: bool = False
    dev_articles: PositiveInt = 200

    @property
    def fields(self) -> Mapping[str, object]:
        """The record's field or fields for each length that is trained."""
        raise NotImplementedError

    @property
    def lengths(self) -> tuple[str, ...]:
        """The lengths that are trained."""
        return tuple(self.fields)

    def check(self) -> None:
        """Check what no single key says.

        Raises:
            SummariseError: see `RunRecipe.check`; or there is no length to train.
        """
        super().check()
        if not self.lengths:
            raise SummariseError("name the field of the headline, of the paragraph, or both")
