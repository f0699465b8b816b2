"""Judging by reading: blind sheets of several systems' texts, and what their judges say.

articles, systems ─▶ sheet ─▶ page, files ─▶ (judges) ─▶ verdicts ─▶ score ─▶ tables
                                             │      rates, agreement, preferences, correlations
                                             └────▶ corrections
"""

from summarise.evaluation.judging.articles import read_articles
from summarise.evaluation.judging.corrections import read_corrections, write_corrections
from summarise.evaluation.judging.files import files_of_sheet, read_key, read_texts, write_sheet
from summarise.evaluation.judging.questions import FORMS, FormName
from summarise.evaluation.judging.score import Judgement, judge_files
from summarise.evaluation.judging.sheet import Sheet, draw_sheet
from summarise.evaluation.judging.systems import system_texts
from summarise.evaluation.judging.tables import print_judgement, write_judgement

__all__ = [
    "FORMS",
    "FormName",
    "Judgement",
    "Sheet",
    "draw_sheet",
    "files_of_sheet",
    "judge_files",
    "print_judgement",
    "read_articles",
    "read_corrections",
    "read_key",
    "read_texts",
    "system_texts",
    "write_corrections",
    "write_judgement",
    "write_sheet",
]
