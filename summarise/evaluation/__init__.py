"""Evaluation: predictions, references and articles in; scores, comparisons and a report out.

records ─▶ predictions ─┐              ┌▶ rouge ─▶ resampling ──▶ comparisons ─┐
records ─▶ references ──┴▶ alignment ─▶┤                                       ├▶ scores ─▶ formats,
           articles ───────────────────┴▶ baselines, texts, support ───────────┘   table, report
"""

from summarise.evaluation.evaluator import Evaluation, Options, Scores, evaluate
from summarise.evaluation.metrics.faithfulness import Support, support
from summarise.evaluation.output.formats import details, rows, write_details, write_scores

__all__ = [
    "Evaluation",
    "Options",
    "Scores",
    "Support",
    "details",
    "evaluate",
    "rows",
    "support",
    "write_details",
    "write_scores",
]
