"""A decoder-only language model as a seq2seq model of transformers: a prefix LM.

Importing this registers it with the Auto classes, so that `AutoModelForSeq2SeqLM.from_pretrained`
loads a folder of one. It loads torch.
"""

from summarise.generation.prefix_lm.configuration import PrefixLMConfig
from summarise.generation.prefix_lm.model import PrefixLM

__all__ = ["PrefixLM", "PrefixLMConfig"]
