"""Evaluation: predictions, references and articles in; scores, comparisons and a report out.

data/ ─▶ evaluator ─▶ groups ─▶ metrics/ ─▶ comparisons ─▶ scores ─▶ output/
             └──────▶ baselines/            significance/
"""

from summarise.common.text.support import Support
from summarise.evaluation.evaluator import Evaluation, Options, evaluate
from summarise.evaluation.metrics.faithfulness import support
from summarise.evaluation.output.details import details, write_details
from summarise.evaluation.output.files import write_scores
from summarise.evaluation.output.rows import rows
from summarise.evaluation.scores import Scores

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
