"""Training of a decoder-only checkpoint to write summaries, as a prefix language model.

What it reads is an article and a prompt that names the length; what it learns is to go on with the
summary. Attention stays causal over the article too, as the checkpoint was pretrained; only the
summary counts in the loss.

Source: Raffel et al. 2020, "Exploring the Limits of Transfer Learning with a Unified Text-to-Text
Transformer", section 3.2 (there with full attention over the prefix).
"""

from summarise.training.writer.loop import train
from summarise.training.writer.recipe import Recipe

__all__ = ["Recipe", "train"]
