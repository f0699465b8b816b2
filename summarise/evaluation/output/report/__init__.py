"""The page of `summarise evaluate --report`."""

from summarise.evaluation.output.report.page import render, write_report

__all__ = ["render", "write_report"]
