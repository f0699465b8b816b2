"""What every training run is told, whatever it trains; a recipe is a YAML file."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveFloat, PositiveInt

from summarise.common.errors import SummariseError


class RunRecipe(BaseModel):
    """The keys that all recipes have; `configs/training/` says what each means."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    checkpoint: str
    train: list[Path] = []
    dev: list[Path] = []
    steps: PositiveInt = 1000
    batch: PositiveInt = 16
    learning_rate: PositiveFloat = 5e-4
    warmup: NonNegativeInt = 100
    decay: PositiveInt | None = None
    bf16: bool = False
    save_every: PositiveInt = 200
    dev_articles: PositiveInt = 200
    seed: int = 0

    @property
    def lengths(self) -> tuple[str, ...]:
        """The lengths that are trained."""
        raise NotImplementedError

    def check(self) -> None:
        """Check what no single key says.

        Raises:
            SummariseError: there is nothing to train on, or no length to train.
        """
        if not self.train:
            raise SummariseError("nothing to train on; give --train FILE.jsonl")
        if not self.lengths:
            raise SummariseError("name the field of the headline, of the paragraph, or both")
        if self.decay and self.warmup + self.decay > self.steps:
            raise SummariseError("warmup and decay together must not be more than steps")
