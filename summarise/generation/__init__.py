"""Articles to summaries, by a checkpoint of Hugging Face or by a server. Importing this does not load torch."""

from summarise.generation.generator import SummaryGenerator

__all__ = ["SummaryGenerator"]
