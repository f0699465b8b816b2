"""The recipe of a decoder-only checkpoint; `configs/training/writer.yaml` explains every key."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt

from summarise.config import Range
from summarise.training.recipe import SummaryRecipe


class TextKind(BaseModel):
    """A kind of texts: how many are learnt from, and what is asked of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sources: list[str] = []
    most: PositiveInt | None = None
    least_words: NonNegativeInt = 90
    least_support: float = 0.7

    def matches(self, source: str) -> bool:
        """Return whether a record of this source is of the kind."""
        return not self.sources or source.startswith(tuple(self.sources))


class Prompts(BaseModel):
    """What stands between an article and a summary of each length."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    headline: str = "\n\nHeadline:"
    paragraph: str = "\n\nParagraph:"


class Recipe(SummaryRecipe):
    """How a decoder-only checkpoint is trained."""

    kind: Literal["prefix-lm"] = "prefix-lm"
    text: tuple[str, ...] = ("text", "body", "description")
    headline: tuple[str, ...] = ("title", "headline")
    paragraph: tuple[str, ...] = ()
    prompts: Prompts = Prompts()
    source_tokens: PositiveInt = 224
    target_tokens: PositiveInt = 160
    headline_words: Range = (5, 15)
    paragraph_words: Range = (20, 120)
    kinds: dict[str, TextKind] = Field(default_factory=lambda: {"all": TextKind()})
    freeze_layers: NonNegativeInt = 10
    freeze_embeddings: bool = True
    steps: PositiveInt = 4000
    batch: PositiveInt = 32
    micro_tokens: PositiveInt = 4200
    learning_rate: float = 2e-4
    warmup: NonNegativeInt = 40
    decay: PositiveInt | None = 400
    bf16: bool = True
    compile: bool = False
    save_every: PositiveInt = 50
    held_out: NonNegativeInt = 400
    measure_every: PositiveInt = 5000
    dev_articles: PositiveInt = 100

    @property
    def fields(self) -> dict[str, tuple[str, ...]]:
        """The record's fields for each length that is trained."""
        named = {"headline": self.headline, "paragraph": self.paragraph}
        return {length: fields for length, fields in named.items() if fields}
