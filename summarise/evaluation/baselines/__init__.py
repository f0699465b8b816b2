"""Summaries that take no model: an article's first sentences, its first words, its best sentences."""

from summarise.evaluation.baselines.lead import LEADS
from summarise.evaluation.baselines.oracle import ORACLE
from summarise.evaluation.baselines.pairs import baseline_pairs

__all__ = ["LEADS", "ORACLE", "baseline_pairs"]
