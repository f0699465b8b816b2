"""Evaluation: predictions and references in, ROUGE with confidence intervals out.

records ─▶ predictions ─┐
records ─▶ references ──┴▶ alignment ─▶ rouge ─▶ resampling ─▶ scores ─▶ table
"""

from summarise.evaluation.scores import Scores, evaluate, write_scores

__all__ = ["Scores", "evaluate", "write_scores"]
