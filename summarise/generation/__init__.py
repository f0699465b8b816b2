"""Articles to summaries, by any Hugging Face seq2seq checkpoint. Importing this does not load torch."""

from summarise.generation.generator import SummaryGenerator

__all__ = ["SummaryGenerator"]
