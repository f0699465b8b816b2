"""The recipe of a checker; `configs/training/checker.yaml` explains every key."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import NonNegativeInt, PositiveFloat, PositiveInt

from summarise.training.recipe import RunRecipe


class Recipe(RunRecipe):
    """How a prefix LM's checker is trained."""

    kind: Literal["checker"] = "checker"
    text: tuple[str, ...] = ("text", "body")
    claims: tuple[str, ...] = ("title", "headline", "summary", "paragraph")
    judged: tuple[Path, ...] = ()
    characters: PositiveInt = 1100
    least_support: float = 0.55
    layers: PositiveInt = 16
    first: NonNegativeInt = 4
    rank: PositiveInt = 12
    most_claims: PositiveInt = 6
    steps: PositiveInt = 2000
    batch: PositiveInt = 8
    micro_articles: PositiveInt = 4
    learning_rate: PositiveFloat = 8e-4
    warmup: NonNegativeInt = 60
    save_every: PositiveInt = 50
    held_out: NonNegativeInt = 100
    measure_every: PositiveInt = 2000
