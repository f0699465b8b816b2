"""The recipe of a seq2seq checkpoint; `configs/training/fine-tune.yaml` explains every key."""

from __future__ import annotations

from typing import Literal

from pydantic import PositiveInt

from summarise.training.recipe import SummaryRecipe


class Recipe(SummaryRecipe):
    """How a seq2seq checkpoint is trained."""

    kind: Literal["seq2seq"] = "seq2seq"
    checkpoint: str = "sshleifer/distilbart-cnn-12-6"
    text: str = "text"
    headline: str | None = "title"
    paragraph: str | None = None
    prefix: str | None = None
    source_tokens: PositiveInt = 192
    target_tokens: PositiveInt = 128
    least_support: float = 0.5
    known_names: bool = True
    freeze_encoder: bool = True
    label_smoothing: float = 0.05

    @property
    def fields(self) -> dict[str, str]:
        """The record's field for each length that is trained."""
        named = {"headline": self.headline, "paragraph": self.paragraph}
        return {length: field for length, field in named.items() if field}
