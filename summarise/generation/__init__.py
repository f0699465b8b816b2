"""Articles to summaries, by any Hugging Face seq2seq checkpoint."""

from summarise.generation.summariser import Summariser

__all__ = ["Summariser"]
