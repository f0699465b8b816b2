"""Training of what grades a writer's drafts, by what readers said of others."""

from summarise.training.grader.loop import train

__all__ = ["train"]
