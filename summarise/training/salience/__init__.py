"""Training of the network that expects the words of a checkpoint's headlines."""

from summarise.training.salience.loop import train

__all__ = ["train"]
