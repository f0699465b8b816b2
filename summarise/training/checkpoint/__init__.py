"""Fine-tuning of a seq2seq checkpoint on headlines, paragraphs or both."""

from summarise.training.checkpoint.loop import train
from summarise.training.checkpoint.recipe import Recipe

__all__ = ["Recipe", "train"]
