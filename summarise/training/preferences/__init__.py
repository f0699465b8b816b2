"""Training of a writer by what readers said of its drafts, and by what they wrote themselves."""

from summarise.training.preferences.loop import train
from summarise.training.preferences.recipe import Recipe

__all__ = ["Recipe", "train"]
