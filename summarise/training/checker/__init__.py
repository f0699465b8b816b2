"""Training of the network that checks claims: sentences that articles say, and such made false."""

from summarise.training.checker.loop import train
from summarise.training.checker.recipe import Recipe

__all__ = ["Recipe", "train"]
