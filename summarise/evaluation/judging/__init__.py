"""Judging by reading: blind sheets of several systems' texts, and what their judges say.

articles, systems ─▶ sheet ─▶ page, files ─▶ (judges) ─▶ verdicts ─▶ score ─▶ tables
                                                     rates, agreement, preferences
"""

from summarise.evaluation.judging.articles import read_articles
from summarise.evaluation.judging.files import write_sheet
from summarise.evaluation.judging.score import Judgement, judge_files
from summarise.evaluation.judging.sheet import Sheet, draw_sheet
from summarise.evaluation.judging.systems import system_texts
from summarise.evaluation.judging.tables import print_judgement, write_judgement

__all__ = [
    "Judgement",
    "Sheet",
    "draw_sheet",
    "judge_files",
    "print_judgement",
    "read_articles",
    "system_texts",
    "write_judgement",
    "write_sheet",
]
