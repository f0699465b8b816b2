"""The recipe of a writer's preferences; `configs/training/preferences.yaml` explains every key."""

from __future__ import annotations

from typing import Literal

from pydantic import NonNegativeFloat, NonNegativeInt, PositiveFloat, PositiveInt

from summarise.training.recipe import RunRecipe


class Recipe(RunRecipe):
    """How a prefix LM learns which of its drafts readers would print."""

    kind: Literal["preferences"] = "preferences"
    text: tuple[str, ...] = ("text", "body")
    drafts_weight: NonNegativeFloat = 0.5
    printed_weight: NonNegativeFloat = 0.4
    steps: PositiveInt = 150
    batch: PositiveInt = 16
    micro_articles: PositiveInt = 4
    learning_rate: PositiveFloat = 4e-5
    warmup: NonNegativeInt = 10
    decay: PositiveInt | None = 75
    bf16: bool = True
    save_every: PositiveInt = 10
    held_out: NonNegativeInt = 96
    measure_every: PositiveInt = 240
