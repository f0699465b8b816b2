"""Articles to summaries, by any Hugging Face seq2seq checkpoint."""

import os

# Before torch is loaded: threads that wait spin by default, and on a machine that does anything
# else at the same time, many short steps then take ten times as long.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

from summarise.generation.generator import SummaryGenerator

__all__ = ["SummaryGenerator"]
