"""Training of the network that chooses the sentences of a checkpoint's paragraphs."""

from summarise.training.selector.loop import train

__all__ = ["train"]
